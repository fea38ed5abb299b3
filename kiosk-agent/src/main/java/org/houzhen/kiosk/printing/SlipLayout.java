package org.houzhen.kiosk.printing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.houzhen.hardware.Receipt;
import org.houzhen.wire.Slip;

/** How a slip lies on the paper: who we are, the one thing to read from afar, the rows, the code, the advice. */
public final class SlipLayout {
    private static final DateTimeFormatter PRINTED_AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String hospital;
    private final String terminal;
    private final ZoneId zone;

    public SlipLayout(String hospital, String terminal, ZoneId zone) {
        this.hospital = hospital;
        this.terminal = terminal;
        this.zone = zone;
    }

    Receipt receipt(Slip slip, boolean reprint, Instant now) {
        var paper = Receipt.slip()
                .line(hospital, Receipt.Size.NORMAL, true, Receipt.Align.CENTER)
                .heading(slip.title());
        if (reprint) {
            paper.line("【补打】", Receipt.Size.LARGE, true, Receipt.Align.CENTER);
        }
        if (given(slip.headline())) {
            paper.feed(1)
                    .line(slip.headline(), Receipt.Size.HUGE, true, Receipt.Align.CENTER)
                    .feed(1);
        }
        paper.rule();
        slip.rows().forEach(row -> paper.row(row.label(), row.value()));
        paper.rule();
        if (given(slip.code())) {
            paper.qrCode(slip.code()).line(slip.code(), Receipt.Size.NORMAL, false, Receipt.Align.CENTER);
        }
        slip.notes().forEach(paper::line);
        if (slip.ebill() != null) {
            printBill(paper, slip.ebill());
        }
        if (given(slip.link())) {
            paper.rule()
                    .line("手机扫码看候诊进度", Receipt.Size.NORMAL, true, Receipt.Align.CENTER)
                    .line("Scan to follow your place", Receipt.Size.NORMAL, false, Receipt.Align.CENTER)
                    .qrCode(slip.link());
        }
        return paper.row(terminal, PRINTED_AT.format(now.atZone(zone)))
                .feed(3)
                .cut()
                .build();
    }

    /** What proves the fiscal e-bill, and the address where a phone shows it. */
    private static void printBill(Receipt.Builder paper, Slip.EBill bill) {
        paper.rule()
                .line("医疗收费电子票据", Receipt.Size.NORMAL, true, Receipt.Align.CENTER)
                .row("票据代码", bill.code())
                .row("票据号码", bill.number())
                .row("校验码", bill.check());
        if (given(bill.page())) {
            paper.qrCode(bill.page())
                    .line("手机扫码查看电子票据 Scan for the e-bill", Receipt.Size.NORMAL, false, Receipt.Align.CENTER);
        }
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
