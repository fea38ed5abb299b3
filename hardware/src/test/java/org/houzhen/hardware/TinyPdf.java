package org.houzhen.hardware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A valid PDF of empty A5 pages, for tests. */
public final class TinyPdf {
    private TinyPdf() {}

    public static byte[] ofPages(int count) {
        List<String> objects = new ArrayList<>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        String kids = IntStream.range(3, 3 + count).mapToObj(i -> i + " 0 R").collect(Collectors.joining(" "));
        objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + count + " >>");
        for (int page = 0; page < count; page++) {
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] >>");
        }
        return write(objects).getBytes(StandardCharsets.US_ASCII);
    }

    private static String write(List<String> objects) {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format("%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = pdf.length();
        int size = objects.size() + 1;
        return pdf.append("xref\n0 ")
                .append(size)
                .append('\n')
                .append(table)
                .append("trailer\n<< /Size ")
                .append(size)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n")
                .toString();
    }
}
