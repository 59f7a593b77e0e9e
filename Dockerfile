# Both services from one build: docker build --target office365-service . (or dynamics-service), for amd64 and
# arm64. The packages are the same on both; each platform's own JDK makes its runtime.
FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY .mvn .mvn
COPY pom.xml ./
COPY embedded-postgres embedded-postgres
COPY bootstrap bootstrap
COPY odata odata
COPY office365-service office365-service
COPY dynamics-service dynamics-service
COPY benchmark/pom.xml benchmark/pom.xml
COPY pair-tests/pom.xml pair-tests/pom.xml
# Their databases are containers of their own.
RUN --mount=type=cache,target=/repository \
  mvn -B -q package -Dmaven.repo.local=/repository -Dmaven.test.skip=true -Dwithout-embedded-postgres -pl office365-service,dynamics-service -am

FROM eclipse-temurin:25-jdk AS runtime
RUN jlink --add-modules java.se,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
  --strip-java-debug-attributes --no-man-pages --no-header-files --compress=zip-6 --generate-cds-archive --output /java

# What Java learns about the classes at a first start, for those of the containers; in the paths that they have there.
FROM postgres:18 AS trial
COPY --from=runtime /java /opt/java
COPY scripts/train-start-up /usr/local/bin/
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:$PATH LANG=C.UTF-8
RUN install -d -o postgres /trained
WORKDIR /app
USER postgres

FROM trial AS office365-trial
COPY --from=build /source/office365-service/target/quarkus-app ./
RUN train-start-up office365 8565 /trained/start-up-cache

FROM trial AS dynamics-trial
COPY --from=build /source/dynamics-service/target/quarkus-app ./
RUN train-start-up dynamics 8566 /trained/start-up-cache

FROM debian:13-slim AS service
# Folders that volumes are made on have their owner from here. What is in "database" is read by a
# database's own user, too.
RUN useradd --system --uid 10001 --no-create-home service \
  && mkdir -p /app/data /secrets/office365-service /secrets/dynamics-service /database/office365 /database/dynamics \
  && chown -R service /app/data /secrets /database && chmod -R 0700 /app/data /secrets
COPY --from=runtime /java /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:$PATH LANG=C.UTF-8
WORKDIR /app
USER 10001
# https only; the management interface stays on the container's own loopback.
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_INSECURE_REQUESTS=disabled
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=start-up-cache", "-jar", "quarkus-run.jar"]

FROM service AS office365-service
COPY --from=build /source/office365-service/target/quarkus-app ./
COPY --from=office365-trial --chown=0:0 /trained ./
EXPOSE 8465
# bash's own TCP: the image needs no curl.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8565; printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3; read -r s <&3; [[ $s == *' 200 '* ]]"]

FROM service AS dynamics-service
COPY --from=build /source/dynamics-service/target/quarkus-app ./
COPY --from=dynamics-trial --chown=0:0 /trained ./
EXPOSE 8466
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8566; printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3; read -r s <&3; [[ $s == *' 200 '* ]]"]
