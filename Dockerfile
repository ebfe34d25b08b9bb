# docker build -t argmap . && docker run --rm -v "$PWD:/maps" argmap check .
FROM python:3.13-slim
COPY . /src
RUN pip install --no-cache-dir "/src[pdf]" && rm -rf /src
# What argmap writes belongs to whoever owns the folder: run with --user "$(id -u):$(id -g)".
ENV ARGMAP_CACHE_DIR=/tmp/argmap PYTHONDONTWRITEBYTECODE=1
WORKDIR /maps
ENTRYPOINT ["argmap"]
CMD ["--help"]
