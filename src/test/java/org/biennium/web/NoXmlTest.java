package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** A library that reads calendars can write and read XML: nobody who calls us can make it do so. */
@BienniumTest
class NoXmlTest {

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerAdapter")
    RequestMappingHandlerAdapter calls;

    @Test
    void ourOwnAnswersAreNeverXml() {
        assertThat(calls.getMessageConverters())
                .isNotEmpty()
                .noneMatch(converter -> converter.canWrite(Map.class, MediaType.APPLICATION_XML))
                .noneMatch(converter -> converter.canRead(Map.class, MediaType.APPLICATION_XML));
    }

    @Test
    void theEngineAnswersInJsonWhateverIsAskedForAndRefusesXml() {
        var reader = Caller.signedIn(port, "gce-officer").with("Accept", "application/xml, */*;q=0.5");

        var answer = reader.get("/camunda/api/engine/engine/");
        var sent = reader.send("POST", "/camunda/api/engine/engine/default/filter/any/list", """
                <!DOCTYPE query [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                <query><name>&file;</name></query>""", "application/xml");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).startsWith("[");
        assertThat(sent.statusCode()).isEqualTo(415);
        assertThat(sent.headers().firstValue("Content-Type").orElse("")).doesNotContain("xml");
    }
}
