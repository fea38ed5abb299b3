package org.houzhen.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.houzhen.server.engine.Reason;
import org.houzhen.wire.DeskReasons;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReasonsTest {
    private static final Path STAGED = Path.of("src/test/resources/desk/reasons.json");

    @Test
    void everyCodeHasWordsInBothLanguagesAndNoTwoTheSame() {
        DeskReasons offered = Reasons.offered();

        assertThat(offered.reasons()).hasSameSizeAs(Reason.Code.values());
        assertThat(offered.reasons().stream().flatMap(each -> Stream.of(each.zh(), each.en())))
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank());
    }

    @Test
    void everythingThatIsDoneOffersSomethingAndLetsPeopleSayAnythingElse() {
        assertThat(Reasons.offered().uses())
                .hasSameSizeAs(Reasons.Use.values())
                .allSatisfy(
                        (use, codes) -> assertThat(codes).hasSizeGreaterThan(1).endsWith("OTHER"));
        assertThat(Arrays.stream(Reason.Code.values())
                        .filter(code -> Arrays.stream(Reasons.Use.values()).noneMatch(use -> use.takes(code))))
                .as("read in journals of earlier days, given no more")
                .containsExactly(Reason.Code.CERTIFICATE, Reason.Code.AGE);
    }

    /** Tests of pages are played what the server says; with {@code -Dhouzhen.write-sample=true} it is written anew. */
    @Test
    void theStageOffersWhatTheServerOffers() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        if (Boolean.getBoolean("houzhen.write-sample")) {
            Files.writeString(
                    STAGED, json.writerWithDefaultPrettyPrinter().writeValueAsString(Reasons.offered()) + "\n");
        }

        assertThat(json.readValue(Files.readString(STAGED), DeskReasons.class)).isEqualTo(Reasons.offered());
    }
}
