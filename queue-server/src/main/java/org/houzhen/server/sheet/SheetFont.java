package org.houzhen.server.sheet;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font inside every sheet; a character it lacks is printed as 〓, the printers' mark for a missing type. */
public record SheetFont(PDFont font) {
    private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
    private static final String MISSING = "〓";
    private static final float UNITS = 1000;

    public static SheetFont embeddedInto(PDDocument document) throws IOException {
        try (InputStream file = SheetFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("no " + FILE);
            }
            return new SheetFont(PDType0Font.load(document, file, true));
        }
    }

    String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .mapToObj(Character::toString)
                .forEach(character -> printable.append(has(character) ? character : MISSING));
        return printable.toString();
    }

    private boolean has(String character) {
        try {
            return font.encode(character).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false; // PDFBox cannot be asked beforehand.
        }
    }

    float width(String printable, float size) throws IOException {
        return font.getStringWidth(printable) / UNITS * size;
    }
}
