"""The version of argmap."""

VERSION = "0.1.0"
