package org.houzhen.kiosk.signs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.wire.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SignTextTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @CsvSource({
        "CALLING, B012号老|请就诊",
        "SERVING, B014号|门口候诊",
        "FREE, B014号|门口候诊",
        "PAUSED, 3诊室|暂停",
        "SUSPENDED, 3诊室|停诊",
        "CLOSED, 未开诊",
    })
    void aDoorSaysHowItsRoomIs(String state, String lines) throws Exception {
        assertThat(texts(SignText.of(board("CALLING", state), "B3", 2))).isEqualTo(lines);
    }

    @Test
    void aDoorWhoseDoctorWentElsewhereSaysWhere() throws Exception {
        Board board = board("\"CALLING\"", "\"CLOSED\"", "\"movedTo\": null", "\"movedTo\": \"5 诊室\"");

        assertThat(texts(SignText.of(board, "B3", 2))).isEqualTo("已换到|5诊室");
    }

    @Test
    void aDoorWhereNobodyWaitsNamesTheDoctor() throws Exception {
        Board board = board("\"room\": \"B3\"", "\"room\": \"B4\"", "CALLING", "FREE");

        assertThat(texts(SignText.of(board, "B3", 2))).isEqualTo("3诊室|李明");
        assertThat(texts(SignText.of(board, "B9", 2))).isEqualTo("未开诊");
    }

    @Test
    void aHallShowsTheNewestCalls() throws Exception {
        assertThat(texts(SignText.of(board("CALLING", "CALLING"), "", 2))).isEqualTo("B012 3诊室");
    }

    private static Board board(String... replacements) throws Exception {
        String golden = Files.readString(Path.of("../docs/wire/screens/board.json"));
        for (int i = 0; i < replacements.length; i += 2) {
            golden = golden.replace(replacements[i], replacements[i + 1]);
        }
        return JSON.readValue(golden, Board.class);
    }

    private static String texts(List<Line> lines) {
        return String.join("|", lines.stream().map(Line::text).toList());
    }
}
