package org.biennium;

import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Biennial work plans of the technical and scientific cooperation mechanism, from draft to published. */
@SpringBootApplication
@EnableScheduling
public class BienniumApplication {

    public static void main(String[] args) {
        // The engine's timestamps carry no zone, so the whole process lives in UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(BienniumApplication.class, args);
    }

    /** The only source of the present moment, for Java and, handed over as a parameter, for SQL. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
