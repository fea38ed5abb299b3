package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.houzhen.server.engine.Lane;
import org.houzhen.server.engine.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The mapper is the judge: whatever is written without it must be what it would have written. */
class EventTextTest {
    private final JsonMapper json = JsonMapper.builder().build();
    private final EventText texts = EventText.of(Note.class, Set.of());

    record Note(
            String text,
            int count,
            long big,
            Instant at,
            Lane lane,
            Seat seat,
            List<Integer> counts,
            Set<Lane> lanes) {}

    record Listing(Optional<String> name) {}

    private static Note note(String text, long number) {
        return new Note(
                text,
                (int) number,
                number,
                Instant.ofEpochSecond(number % 10_000_000_000L, Math.abs(number % 1_000_000_000L)),
                Lane.LATE,
                new Seat(Lane.GREEN_CHANNEL, number, 0, -number),
                number % 2 == 0 ? List.of() : List.of((int) number, 7),
                number % 3 == 0 ? Set.of() : Set.of(Lane.LATE));
    }

    @Test
    void textNumbersTimesAndSeatsAreWrittenAsTheMapperWritesThem() {
        var random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            Note note = note("候诊" + Integer.toString(random.nextInt(), 36), random.nextLong());

            assertThat(texts.write(note)).contains(json.writeValueAsString(note));
        }
    }

    @Test
    void anyCharacterIsWrittenAsTheMapperDoesOrLeftToIt() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            Note note = note("a" + c, 7);
            Optional<String> written = texts.write(note);

            assertThat(written.orElseGet(() -> json.writeValueAsString(note))).isEqualTo(json.writeValueAsString(note));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a/b", "a\nb", "a\u0000b", "😀"})
    void textThatNeedsEscapesIsLeftToTheMapper(String text) {
        assertThat(texts.write(note(text, 1))).isEmpty();
    }

    @Test
    void aPartOfAnUnknownTypeIsLeftToTheMapper() {
        assertThat(EventText.of(Listing.class, Set.of()).write(new Listing(Optional.of("a"))))
                .isEmpty();
    }
}
