package org.biennium;

import java.nio.file.Path;
import java.util.TimeZone;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The trial: everything on one machine, with the demo accounts, kept in {@code data/} between starts. */
public class TestBienniumApplication {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        new SpringApplicationBuilder(BienniumApplication.class)
                .profiles("demo")
                .initializers(new Surroundings.InFolder(Path.of("data")))
                .listeners((ApplicationListener<ApplicationReadyEvent>) ready -> welcome(ready))
                .run(args);
    }

    private static void welcome(ApplicationReadyEvent ready) {
        var address = ready.getApplicationContext().getEnvironment().getProperty("biennium.address");
        System.out.printf("""

                Biennium is ready: %s
                  accounts (password of each: demo)
                    gce-officer     opens a plan: Tasklist, "Open a case"
                    oss-drafter     drafts the plan of the Sahara and Sahel centre
                    oss-head        signs it off for the Observatory
                    gce-officer     recommends
                    gce-validator   validates
                    admin           people, mails, Cockpit
                  every host has <host>-drafter, <host>-head and <host>-reviewer
                  data is kept in data/ ; stop with Ctrl-C
                %n""", address);
    }
}
