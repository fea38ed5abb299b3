package org.houzhen.server.ebill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill on A4, read back by programs that are not ours: pdftotext, pdftoppm and zbarimg. */
class EBillPdfIT {
    private static final EBillPlatform.Paper PAPER = new EBillPlatform.Paper(
            "33060122", "0008000001", "a1b2c3", "http://127.0.0.1/bill/0008000001?check=a1b2c3");

    @TempDir
    private Path folder;

    private static Billable.Line line(int i) {
        return new Billable.Line(
                "2501010%02d".formatted(i), "血常规（五分类）第" + i + "项", 1, "次", new Money(2_000), new Money(2_000));
    }

    private String drawn(int lines, Split split, int copy) throws Exception {
        var standing = new EBill.Standing(new Money(2_000L * lines), List.of());
        EBill bill = EBill.owed(
                        new TradeNo("HZ20261122K7M2PQ4RSTUV"),
                        1,
                        "BILLS",
                        standing,
                        Instant.parse("2026-11-22T01:12:00Z"))
                .issued(PAPER);
        var payer = new Billable.Payer("P00001234", "欧阳𬭎", "男", 71, new Billable.Document("01", "11010519491231002X"));
        var contents = new Billable.Contents(
                "02",
                payer,
                new Billable.Visit("26112200012", "心血管内科", LocalDate.of(2026, 11, 22)),
                IntStream.rangeClosed(1, lines).mapToObj(EBillPdfIT::line).toList());
        byte[] pdf = new EBillPdf("青禾县人民医院", VirtualClock.ZONE).draw(new EBillPdf.Sheet(bill, contents, split, copy));
        Path file = folder.resolve("bill.pdf");
        Files.write(file, pdf);
        return read("pdftotext", "-layout", file.toString(), "-");
    }

    private static String read(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();
        return said;
    }

    /** The pages as they lie on paper; the first is kept to be looked at. */
    private Path picture() throws Exception {
        Path screens = Files.createDirectories(Path.of("target", "screens"));
        read(
                "pdftoppm",
                "-r",
                "110",
                "-png",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                folder.resolve("bill.pdf").toString(),
                screens.resolve("ebill-a4").toString());
        return screens.resolve("ebill-a4.png");
    }

    @Test
    void aSheetSaysWhatProvesTheBillWhomItIsForAndWhatWasPaid() throws Exception {
        String text = drawn(2, new Split(Money.ZERO, Money.ZERO, new Money(4_000), Money.ZERO), 1);

        assertThat(text)
                .contains("青禾县人民医院", "医疗收费电子票据", "33060122", "0008000001", "a1b2c3")
                .contains("欧阳", "心血管内科", "2026-11-22 09:12", "HZ20261122K7M2PQ4RSTUV")
                .contains("血常规（五分类）第2项", "20.00", "40.00 元", "第1页/共1页")
                .doesNotContain("补打", "医保统筹", "11010519491231002X");
        assertThat(read("zbarimg", "--nodbus", "--quiet", "--raw", picture().toString())
                        .strip())
                .isEqualTo(PAPER.page());
    }

    @Test
    void aCopyIsMarkedAndWhatTheInsuranceHasPaidIsShown() throws Exception {
        String text = drawn(3, new Split(new Money(700), new Money(1_300), new Money(4_000), Money.ZERO), 2);

        assertThat(text).contains("补打", "第 2 次打印", "医保统筹", "7.00", "个人账户", "13.00", "个人现金");
        picture();
    }

    @Test
    void aLongBillTakesSeveralPagesAndLosesNoLine() throws Exception {
        String text = drawn(40, Split.NONE, 1);

        assertThat(text).contains("第3页/共3页");
        assertThat(IntStream.rangeClosed(1, 40)).allMatch(i -> text.contains("第" + i + "项"));
    }
}
