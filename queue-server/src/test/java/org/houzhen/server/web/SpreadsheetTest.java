package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.houzhen.server.web.Spreadsheet.Row;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {
    @Test
    void whatIsWrittenIsReadAgain() throws BrokenTableException {
        var rows = List.of(List.of("号码", "备注"), List.of("B001", "说\"好\",\r\n下一行"), List.of("B002", "-"));

        assertThat(Spreadsheet.read(Spreadsheet.of(rows)))
                .extracting(Row::cells)
                .containsExactly(rows.get(0), rows.get(1), List.of("B002", "'-"));
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsText() {
        assertThat(Spreadsheet.of(List.of(List.of("=1+1", "+86", "@x", "1-2"))))
                .isEqualTo("\uFEFF'=1+1,'+86,'@x,1-2\r\n");
    }

    @Test
    void linesKeepTheNumbersThatAnEditorShows() throws BrokenTableException {
        String text = "# heads\r\n\r\n a , b \r\n,\r\n\"c\td\t\",\"e,f\"\r\n   \r\nlast,one";

        assertThat(Spreadsheet.read(text))
                .containsExactly(
                        new Row(3, List.of("a", "b")),
                        new Row(5, List.of("c\td", "e,f")),
                        new Row(7, List.of("last", "one")));
    }

    @Test
    void aQuotationMarkThatIsMissingIsNamedByItsLine() {
        BrokenTableException broken =
                catchThrowableOfType(BrokenTableException.class, () -> Spreadsheet.read("a,b\nc,\"d\ne,f\n"));

        assertThat(broken.line()).isEqualTo(2);
    }
}
