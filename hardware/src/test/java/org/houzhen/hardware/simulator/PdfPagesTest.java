package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.houzhen.hardware.TinyPdf;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
    @Test
    void pagesAreCountedAndTheirTreeIsNot() {
        assertThat(PdfPages.count(TinyPdf.ofPages(3))).isEqualTo(3);
    }

    @Test
    void pagesInCompressedObjectStreamsAreCounted() throws Exception {
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes(ascii("%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode >>\nstream\n"));
        try (var deflater = new DeflaterOutputStream(pdf)) {
            deflater.write(ascii("2 0 3 20 <</Type/Page>> <</Type /Page /Parent 9 0 R>> <</Type/Pages>>"));
        }
        pdf.writeBytes(ascii("\nendstream\nendobj\n"));

        assertThat(PdfPages.count(pdf.toByteArray())).isEqualTo(2);
    }

    @Test
    void whatIsNoPdfCountsAsOne() {
        assertThat(PdfPages.count(ascii("hello"))).isEqualTo(1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
