package org.houzhen.kiosk.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page with a frame along its edges and a line of text, as a PDF that needs no library. */
final class TestPage {
    private static final String CONTENT = "2 w 30 30 360 535 re S BT /F1 24 Tf 120 300 Td (Houzhen test page) Tj ET";
    private static final List<String> OBJECTS = List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + CONTENT.length() + " >>\nstream\n" + CONTENT + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

    private TestPage() {}

    static byte[] pdf() {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < OBJECTS.size(); i++) {
            table.append(String.format("%010d 00000 n \n", pdf.length()));
            pdf.append(String.format("%d 0 obj%n%s%nendobj%n", i + 1, OBJECTS.get(i)));
        }
        int start = pdf.length();
        int size = OBJECTS.size() + 1;
        pdf.append("xref\n0 ").append(size).append('\n').append(table);
        pdf.append("trailer\n<< /Size ").append(size).append(" /Root 1 0 R >>\nstartxref\n");
        return pdf.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
