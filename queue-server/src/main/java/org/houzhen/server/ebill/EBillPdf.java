package org.houzhen.server.ebill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.houzhen.server.ebill.Billable.Contents;
import org.houzhen.server.ebill.Billable.Line;
import org.houzhen.server.sheet.SheetFont;
import org.houzhen.server.sheet.SheetPage;
import org.houzhen.server.sheet.SheetPage.Box;
import org.houzhen.server.sheet.SheetPage.Ink;
import org.houzhen.wire.Split;

/**
 * Draws a bill on A4: what proves it, whom and what it is for, who pays how much, and the code of its public page. The
 * platform gives no picture of a bill, so this is the hospital's sheet of it, and says so.
 */
final class EBillPdf {
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float RIGHT = MARGIN + WIDTH;
    private static final float TITLE_Y = 770;
    private static final float PROOF_Y = 700;
    private static final float FACTS_Y = 640;
    private static final float TABLE_Y = 580;
    private static final float ROW_HEIGHT = 18;
    private static final int ROWS_MAX = 18;
    private static final float SUMS_Y = 205;
    private static final float CODE_SIDE = 104;
    private static final float FOOT_Y = 66;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final String hospital;
    private final ZoneId zone;

    EBillPdf(String hospital, ZoneId zone) {
        this.hospital = hospital;
        this.zone = zone;
    }

    /**
     * What is drawn.
     *
     * @param copy which copy of this bill it is; from the second on the sheet says so
     */
    record Sheet(EBill bill, Contents contents, Split split, int copy) {
        @Override
        public String toString() {
            return "Sheet[" + bill.busNo() + " " + copy + "]";
        }
    }

    private record Part(List<Line> lines, int page, int pages) {}

    byte[] draw(Sheet sheet) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle("医疗收费电子票据"); // Print queues show it.
            document.getDocumentCatalog().setLanguage("zh-CN");
            SheetFont font = SheetFont.embeddedInto(document);
            List<Line> lines = sheet.contents().lines();
            int pages = Math.max(1, (lines.size() + ROWS_MAX - 1) / ROWS_MAX);
            for (int page = 0; page < pages; page++) {
                List<Line> part = lines.subList(page * ROWS_MAX, Math.min((page + 1) * ROWS_MAX, lines.size()));
                draw(document, font, sheet, new Part(part, page + 1, pages));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("sheet of bill " + sheet.bill().busNo(), e);
        }
    }

    private void draw(PDDocument document, SheetFont font, Sheet sheet, Part part) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
            var paper = new SheetPage(stream, font);
            drawHead(paper, sheet);
            drawFacts(paper, sheet);
            drawLines(paper, part.lines());
            drawSums(paper, sheet);
            drawFoot(paper, sheet, part);
        }
    }

    private void drawHead(SheetPage paper, Sheet sheet) throws IOException {
        float middle = MARGIN + WIDTH / 2;
        paper.centred(hospital, middle, TITLE_Y, Ink.plain(14));
        paper.centred("医疗收费电子票据", middle, TITLE_Y - 28, Ink.bold(22));
        if (sheet.copy() > 1) {
            paper.right("补打　第 " + sheet.copy() + " 次打印", RIGHT, TITLE_Y, Ink.bold(12));
        }
        EBillPlatform.Paper blue = sheet.bill().blue();
        drawRow(paper, PROOF_Y, List.of("票据代码", "票据号码", "校验码"), List.of(blue.code(), blue.number(), blue.check()));
        paper.line(MARGIN, PROOF_Y - 14, WIDTH, 1);
    }

    private void drawFacts(SheetPage paper, Sheet sheet) throws IOException {
        Billable.Payer payer = sheet.contents().payer();
        Billable.Visit visit = sheet.contents().visit();
        drawRow(
                paper,
                FACTS_Y + 20,
                List.of("交款人", "就诊日期", "科室"),
                List.of(payer.name(), visit.day().toString(), visit.department()));
        drawRow(
                paper,
                FACTS_Y - 2,
                List.of("开票时间", "就诊号", "患者编号"),
                List.of(TIME.format(sheet.bill().owedAt().atZone(zone)), visit.number(), payer.patientNo()));
        drawRow(paper, FACTS_Y - 24, List.of("业务流水号"), List.of(sheet.bill().busNo()));
    }

    /** Up to three labels with their values, side by side. */
    private static void drawRow(SheetPage paper, float y, List<String> labels, List<String> values) throws IOException {
        float third = WIDTH / 3;
        for (int i = 0; i < labels.size(); i++) {
            float x = MARGIN + i * third;
            float label = labels.get(i).length() * 10.5f + 12;
            float width = labels.size() == 1 ? WIDTH : third;
            paper.text(labels.get(i) + "：", new Box(x, y, label), Ink.plain(10).grey());
            paper.text(values.get(i), new Box(x + label, y, width - label - 6), Ink.plain(11));
        }
    }

    private static void drawLines(SheetPage paper, List<Line> lines) throws IOException {
        Ink head = Ink.bold(10.5f);
        paper.line(MARGIN, TABLE_Y + 16, WIDTH, 0.8f);
        paper.text("项目名称", new Box(MARGIN + 4, TABLE_Y + 3, WIDTH / 2), head);
        paper.right("数量", MARGIN + WIDTH * 0.66f, TABLE_Y + 3, head);
        paper.right("单价（元）", MARGIN + WIDTH * 0.83f, TABLE_Y + 3, head);
        paper.right("金额（元）", RIGHT - 4, TABLE_Y + 3, head);
        paper.line(MARGIN, TABLE_Y - 4, WIDTH, 0.5f);
        float y = TABLE_Y - 18;
        for (Line line : lines) {
            paper.text(line.item(), new Box(MARGIN + 4, y, WIDTH * 0.52f), Ink.plain(11));
            paper.right(line.quantity() + " " + line.unit(), MARGIN + WIDTH * 0.66f, y, Ink.plain(11));
            paper.right(line.price().yuan(), MARGIN + WIDTH * 0.83f, y, Ink.plain(11));
            paper.right(line.amount().yuan(), RIGHT - 4, y, Ink.plain(11));
            y -= ROW_HEIGHT;
        }
    }

    private static void drawSums(SheetPage paper, Sheet sheet) throws IOException {
        paper.line(MARGIN, SUMS_Y + 30, WIDTH, 0.8f);
        paper.text("金额合计", new Box(MARGIN + 4, SUMS_Y + 10, 80), Ink.bold(12));
        paper.right(sheet.bill().amount().yuan() + " 元", RIGHT - 4, SUMS_Y + 10, Ink.bold(14));
        Split split = sheet.split();
        if (split.fund().fen() != 0 || split.account().fen() != 0) {
            drawRow(
                    paper,
                    SUMS_Y - 12,
                    List.of("医保统筹", "个人账户", "个人现金"),
                    List.of(
                            split.fund().yuan(),
                            split.account().yuan(),
                            split.cash().yuan()));
        }
        paper.line(MARGIN, SUMS_Y - 22, WIDTH, 0.8f);
    }

    private static void drawFoot(SheetPage paper, Sheet sheet, Part part) throws IOException {
        String page = sheet.bill().blue().page();
        float left = MARGIN;
        if (!page.isEmpty()) {
            paper.qrCode(page, MARGIN, FOOT_Y, CODE_SIDE);
            left += CODE_SIDE + 12;
            paper.text("用手机扫码查看票据原件。", new Box(left, FOOT_Y + 72, RIGHT - left), Ink.plain(10.5f));
        }
        float width = RIGHT - left;
        Ink small = Ink.plain(10.5f);
        paper.text("凭票据代码、号码和校验码可在财政部门网站查验。", new Box(left, FOOT_Y + 54, width), small);
        paper.text("本页由医院按电子票据的内容打印，以电子票据原件为准。", new Box(left, FOOT_Y + 36, width), small);
        paper.text("电子票据与纸质票据具有同等效力，重复打印不重复报销。", new Box(left, FOOT_Y + 18, width), small);
        paper.right("第 " + part.page() + " 页 / 共 " + part.pages() + " 页", RIGHT, FOOT_Y - 20, Ink.plain(10));
    }
}
