"""Tests of how standing is told."""
