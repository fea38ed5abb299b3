package org.houzhen.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SilentVoiceTest {
    private static final Spoken CALL = new Spoken(List.of("qing3"));

    private final Logger log = (Logger) LoggerFactory.getLogger(EspeakVoice.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
    }

    @Test
    void aServerWithoutTheProgramSaysSoOnceAndNotAtEveryCall(@TempDir Path empty) {
        var voice = new EspeakVoice(empty.resolve("espeak-ng").toString(), 150);

        for (int call = 0; call < 3; call++) {
            assertThat(voice.say(CALL)).isEmpty();
        }

        assertThat(said.list).hasSize(1);
    }
}
