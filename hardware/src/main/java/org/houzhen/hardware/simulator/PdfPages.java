package org.houzhen.hardware.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Counts the pages of a PDF by its page objects, also those in compressed object streams. */
final class PdfPages {
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");
    private static final Pattern OBJECT_STREAM =
            Pattern.compile("/Type\\s*/ObjStm[^>]*>>\\s*stream\\r?\\n|/ObjStm.{0,200}?stream\\r?\\n", Pattern.DOTALL);
    private static final int INFLATED_MAX = 16 * 1024 * 1024;

    private PdfPages() {}

    /** At least one: a printer that cannot tell prints something. */
    static int count(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int count = pages(text);
        Matcher stream = OBJECT_STREAM.matcher(text);
        while (stream.find()) {
            count += pages(inflate(Arrays.copyOfRange(pdf, stream.end(), pdf.length)));
        }
        return Math.max(1, count);
    }

    private static int pages(String text) {
        return (int) PAGE.matcher(text).results().count();
    }

    private static String inflate(byte[] bytes) {
        var inflater = new Inflater();
        var out = new ByteArrayOutputStream();
        try {
            inflater.setInput(bytes);
            var buffer = new byte[8192];
            int length = inflater.inflate(buffer);
            while (length > 0 && out.size() < INFLATED_MAX) {
                out.write(buffer, 0, length);
                length = inflater.inflate(buffer);
            }
            return out.toString(StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) {
            return ""; // Not compressed this way: nothing to count in it.
        } finally {
            inflater.end();
        }
    }
}
