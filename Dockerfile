# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY pom.xml ./
COPY processes processes
COPY forms forms
COPY src/main src/main
# What `mvn verify` proves is not proved again here.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true \
    && mv target/biennium-*.jar target/biennium.jar \
    && java -Djarmode=tools -jar target/biennium.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /application --no-create-home biennium
WORKDIR /application
# From what changes least to what changes most.
COPY --from=build /source/layers/dependencies/ ./
COPY --from=build /source/layers/spring-boot-loader/ ./
COPY --from=build /source/layers/snapshot-dependencies/ ./
COPY --from=build /source/layers/application/ ./
COPY docker/healthy.sh ./
USER biennium
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -Duser.timezone=UTC"
HEALTHCHECK --interval=10s --timeout=5s --retries=3 --start-period=120s CMD ["bash", "/application/healthy.sh"]
ENTRYPOINT ["java", "-jar", "biennium.jar"]
