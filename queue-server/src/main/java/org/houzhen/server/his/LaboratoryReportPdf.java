package org.houzhen.server.his;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.houzhen.server.sheet.SheetFont;
import org.houzhen.server.sheet.SheetPage;
import org.houzhen.server.sheet.SheetPage.Box;
import org.houzhen.server.sheet.SheetPage.Ink;
import org.houzhen.wire.Sex;

/** Draws a laboratory report on A5 landscape, the usual half sheet; a long panel takes two columns, then more pages. */
final class LaboratoryReportPdf {
    private static final PDRectangle A5_LANDSCAPE =
            new PDRectangle(PDRectangle.A5.getHeight(), PDRectangle.A5.getWidth());
    private static final float MARGIN = 28;
    private static final float WIDTH = A5_LANDSCAPE.getWidth() - 2 * MARGIN;
    private static final float TITLE_Y = 384;
    private static final float PATIENT_Y = 344;
    private static final float TABLE_Y = 288;
    private static final float ROW_HEIGHT = 14;
    private static final int ROWS_MAX = 15;
    private static final float GAP = 16;
    private static final float FOOT_Y = 46;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** A finished file. */
    record Drawn(byte[] content, int pages) {}

    /** What one page shows of the lines. */
    private record Part(List<LaboratorySheet.Line> lines, int columns, int page, int pages) {}

    /** Where the columns of one table begin. */
    private record Columns(float name, float value, float flag, float unit, float reference, float end) {
        static Columns of(float x, float width) {
            return new Columns(
                    x + 2, x + width * 0.40f, x + width * 0.55f, x + width * 0.63f, x + width * 0.80f, x + width);
        }
    }

    private final ZoneId zone;

    LaboratoryReportPdf(ZoneId zone) {
        this.zone = zone;
    }

    Drawn draw(LaboratorySheet sheet) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            describe(document, sheet);
            SheetFont font = SheetFont.embeddedInto(document);
            int columns = sheet.lines().size() > ROWS_MAX ? 2 : 1;
            int perPage = ROWS_MAX * columns;
            int pages = Math.max(1, (sheet.lines().size() + perPage - 1) / perPage);
            for (int page = 0; page < pages; page++) {
                List<LaboratorySheet.Line> lines = part(sheet.lines(), page * perPage, perPage);
                drawPage(document, font, sheet, new Part(lines, columns, page + 1, pages));
            }
            document.save(bytes);
            return new Drawn(bytes.toByteArray(), pages);
        } catch (IOException e) {
            throw new UncheckedIOException("report of sample " + sheet.sampleNo(), e);
        }
    }

    private static List<LaboratorySheet.Line> part(List<LaboratorySheet.Line> lines, int from, int count) {
        return lines.subList(Math.min(from, lines.size()), Math.min(from + count, lines.size()));
    }

    /** The file's own properties name the sample only: print queues show them. */
    private void describe(PDDocument document, LaboratorySheet sheet) {
        document.getDocumentInformation().setTitle("检验报告 " + sheet.sampleNo());
        document.getDocumentInformation()
                .setCreationDate(GregorianCalendar.from(sheet.auditedAt().atZone(zone)));
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private void drawPage(PDDocument document, SheetFont font, LaboratorySheet sheet, Part part) throws IOException {
        var page = new PDPage(A5_LANDSCAPE);
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
            var paper = new SheetPage(stream, font);
            drawHead(paper, sheet);
            float width = (WIDTH - GAP * (part.columns() - 1)) / part.columns();
            int rows = part.columns() == 1 ? ROWS_MAX : (part.lines().size() + 1) / 2;
            for (int column = 0; column < part.columns(); column++) {
                drawTable(paper, MARGIN + column * (width + GAP), width, part(part.lines(), column * rows, rows));
            }
            drawFoot(paper, sheet, part);
        }
    }

    private void drawHead(SheetPage paper, LaboratorySheet sheet) throws IOException {
        float middle = MARGIN + WIDTH / 2;
        paper.centred(sheet.hospital(), middle, TITLE_Y, Ink.bold(16));
        paper.centred("检验报告单", middle, TITLE_Y - 19, Ink.plain(12));
        paper.text(sheet.panel(), new Box(MARGIN, TITLE_Y - 19, WIDTH / 3), Ink.bold(10.5f));
        paper.right("标本号：" + sheet.sampleNo(), MARGIN + WIDTH, TITLE_Y - 19, Ink.plain(9));
        paper.line(MARGIN, TITLE_Y - 25, WIDTH, 1);
        drawFacts(
                paper,
                0,
                List.of("姓　　名", "性　　别", "年　　龄"),
                List.of(sheet.patient().name(), sex(sheet.patient().sex()), sheet.age() + " 岁"));
        drawFacts(
                paper,
                1,
                List.of("登 记 号", "科　　室", "申请医生"),
                List.of(sheet.registerNo(), sheet.department(), sheet.doctor()));
        drawFacts(
                paper,
                2,
                List.of("标本种类", "申请时间", "接收时间"),
                List.of(sheet.specimen(), time(sheet.orderedAt()), time(sheet.receivedAt())));
    }

    private static void drawFacts(SheetPage paper, int row, List<String> labels, List<String> values)
            throws IOException {
        float y = PATIENT_Y - row * 14;
        for (int i = 0; i < labels.size(); i++) {
            float x = MARGIN + i * WIDTH / 3;
            paper.text(labels.get(i) + "：", new Box(x, y, 50), Ink.plain(9).grey());
            paper.text(values.get(i), new Box(x + 48, y, WIDTH / 3 - 52), Ink.plain(9.5f));
        }
    }

    private void drawTable(SheetPage paper, float x, float width, List<LaboratorySheet.Line> lines) throws IOException {
        Columns columns = Columns.of(x, width);
        Ink head = Ink.bold(8.5f);
        paper.line(x, TABLE_Y + 17, width, 0.8f);
        paper.text("检验项目", new Box(columns.name(), TABLE_Y + 6, width), head);
        paper.text("结果", new Box(columns.value(), TABLE_Y + 6, width), head);
        paper.text("单位", new Box(columns.unit(), TABLE_Y + 6, width), head);
        paper.text("参考区间", new Box(columns.reference(), TABLE_Y + 6, width), head);
        paper.line(x, TABLE_Y + 1, width, 0.5f);
        float y = TABLE_Y - 10;
        for (LaboratorySheet.Line line : lines) {
            drawLine(paper, columns, y, line);
            y -= ROW_HEIGHT;
        }
    }

    private static void drawLine(SheetPage paper, Columns columns, float y, LaboratorySheet.Line line)
            throws IOException {
        Ink ink = Ink.plain(8.5f);
        Ink result = line.flag().isEmpty() ? Ink.plain(9) : Ink.bold(9);
        paper.text(line.name(), new Box(columns.name(), y, columns.value() - columns.name() - 4), ink);
        paper.text(line.value(), new Box(columns.value(), y, columns.flag() - columns.value() - 2), result);
        paper.text(mark(line.flag()), new Box(columns.flag(), y, columns.unit() - columns.flag()), Ink.bold(8.5f));
        paper.text(line.unit(), new Box(columns.unit(), y, columns.reference() - columns.unit() - 3), ink);
        paper.text(line.reference(), new Box(columns.reference(), y, columns.end() - columns.reference()), ink);
    }

    private static String mark(String flag) {
        return switch (flag) {
            case "H" -> "↑ H";
            case "L" -> "↓ L";
            case "A" -> "※";
            default -> "";
        };
    }

    private void drawFoot(SheetPage paper, LaboratorySheet sheet, Part part) throws IOException {
        float right = MARGIN + WIDTH;
        paper.line(MARGIN, FOOT_Y + 14, WIDTH, 0.8f);
        paper.text("审核者：" + sheet.auditor(), new Box(MARGIN, FOOT_Y, WIDTH / 3 - 6), Ink.plain(9));
        paper.text("审核时间：" + time(sheet.auditedAt()), new Box(MARGIN + WIDTH / 3, FOOT_Y, WIDTH / 3), Ink.plain(9));
        paper.right("第 " + part.page() + " 页 / 共 " + part.pages() + " 页", right, FOOT_Y, Ink.plain(9));
        Ink small = Ink.plain(8).grey();
        paper.text("本报告仅对所检标本负责。结果请由医生结合临床判断。", new Box(MARGIN, FOOT_Y - 16, WIDTH / 2), small);
        paper.right("↑ H 高于参考区间　↓ L 低于参考区间　※ 异常", right, FOOT_Y - 16, small);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "男";
            case FEMALE -> "女";
            case UNKNOWN -> "未知";
        };
    }
}
