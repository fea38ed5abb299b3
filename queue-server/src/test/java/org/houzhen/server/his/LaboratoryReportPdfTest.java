package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.Test;

class LaboratoryReportPdfTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:10:00Z");

    private final LaboratoryReportPdf pdf = new LaboratoryReportPdf(ZoneId.of("Asia/Shanghai"));

    private static LaboratorySheet sheet(String name, List<LaboratorySheet.Line> lines) {
        var document = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "990101198005170028");
        var patient = new Patient(
                "P1", name, document, Sex.FEMALE, LocalDate.of(1980, 5, 17), "13900000001", "", Guardian.NONE);
        return new LaboratorySheet(
                "青禾县人民医院",
                "血常规（五分类）",
                patient,
                46,
                "26112200017",
                "L26112200009",
                "静脉血（EDTA抗凝）",
                "消化内科",
                "曾晓燕",
                NOW.minusSeconds(3_600),
                NOW.minusSeconds(1_800),
                NOW,
                "周明",
                lines);
    }

    private static List<LaboratorySheet.Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new LaboratorySheet.Line(
                        "项目" + i + (i % 6 == 0 ? "平均红细胞血红蛋白浓度" : ""),
                        "C" + i,
                        i % 5 == 0 ? "312.5" : "4.2" + i,
                        i % 2 == 0 ? "10^12/L" : "µmol/L",
                        "3.5-9.5",
                        i % 5 == 0 ? "H" : i % 7 == 0 ? "L" : "",
                        false))
                .toList();
    }

    private static PDDocument opened(LaboratoryReportPdf.Drawn drawn, String file) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "laboratory-reports"));
        Files.write(folder.resolve(file), drawn.content());
        return Loader.loadPDF(drawn.content());
    }

    @Test
    void aShortReportIsOneHalfSheet() throws IOException {
        try (PDDocument document = opened(pdf.draw(sheet("欧阳婉清", lines(6))), "short.pdf")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isGreaterThan(590);
            assertThat(new PDFTextStripper().getText(document)).contains("欧阳婉清", "第 1 页 / 共 1 页", "项目6");
        }
    }

    @Test
    void aLongReportHasAllItsLinesOnNumberedPages() throws IOException {
        LaboratoryReportPdf.Drawn drawn = pdf.draw(sheet("欧阳婉清", lines(37)));
        try (PDDocument document = opened(drawn, "long.pdf")) {
            assertThat(document.getNumberOfPages()).isEqualTo(drawn.pages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("第 1 页 / 共 2 页", "第 2 页 / 共 2 页");
            assertThat(lines(37)).allSatisfy(line -> assertThat(text).contains(line.name()));
        }
    }

    @Test
    void itsFontTravelsWithIt() throws IOException {
        try (PDDocument document = opened(pdf.draw(sheet("欧阳婉清", lines(20))), "twocolumns.pdf")) {
            PDPage page = document.getPage(0);
            for (COSName name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
            assertThat(page.getResources().getFontNames()).hasSize(1);
        }
    }

    @Test
    void aCharacterTheFontLacksDoesNotLoseTheReport() throws IOException {
        try (PDDocument document = opened(pdf.draw(sheet("王𠮷㛃\n", lines(3))), "rare.pdf")) {
            assertThat(new PDFTextStripper().getText(document)).contains("王〓");
        }
    }

    @Test
    void thePropertiesOfTheFileNameNobody() throws IOException {
        try (PDDocument document = opened(pdf.draw(sheet("欧阳婉清", lines(3))), "named.pdf")) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("检验报告 L26112200009");
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
        }
    }
}
