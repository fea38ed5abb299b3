package org.houzhen.kiosk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.devices.CardReading.Hint;
import org.junit.jupiter.api.Test;

/** The technician's page has words, in both languages, for all that a device can say. */
class TechnicianTextTest {
    private static final Path TEXT = Path.of("src/main/resources/static/technician-text.js");

    @Test
    void everyReasonAndEveryHintHasItsWordsInBothLanguages() throws Exception {
        String text = Files.readString(TEXT);
        Stream<String> hints = Stream.of(Hint.values())
                .filter(hint -> hint != Hint.NONE && hint != Hint.READER_DOWN)
                .map(Enum::name);

        assertThat(Stream.concat(hints, Stream.of(DeviceReason.values()).map(Enum::name)))
                .allSatisfy(word -> assertThat(Pattern.compile("\\b" + word + ":")
                                .matcher(text)
                                .results())
                        .as(word)
                        .hasSize(2));
    }
}
