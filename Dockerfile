# The demo for everybody else: docker build -t complaint-form . && docker run --rm -p 127.0.0.1:8080:8080 complaint-form
# ./dev installs what it needs; the image that runs holds the program, the libraries that it loads, and the demo's files.
FROM debian:bookworm-slim AS build
WORKDIR /complaint-form
COPY . .
RUN ./dev build
RUN mkdir /image && ldd build/native/bin/complaint-site >libraries \
 && (cd / && sed -n 's|.*=> \(/usr\)\{0,1\}/\([^ ]*\).*|usr/\2|p' complaint-form/libraries | xargs cp -L --parents -t /image) \
 && cp -r --parents build/native/bin/complaint-site build/web/site -t /image \
 && install -d -m 700 -o nobody -g nogroup /image/data

FROM debian:bookworm-slim
COPY --from=build /image /
USER nobody
EXPOSE 8080
VOLUME /data
HEALTHCHECK CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/8080 && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ $status = 200 ]"]
CMD ["/build/native/bin/complaint-site", "--host", "0.0.0.0", "--name", "localhost", "--port", "8080", "--data", "/data", "--static", "/build/web/site", "--show-received"]
