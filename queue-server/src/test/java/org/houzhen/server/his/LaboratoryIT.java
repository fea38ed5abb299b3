package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.tradeNo;
import static org.houzhen.server.his.TestHospital.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing.CommitBills;
import org.houzhen.server.hospital.Billing.LockBills;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Laboratory;
import org.houzhen.server.hospital.Orders.PlaceOrder;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Report;
import org.houzhen.server.hospital.Reports.Printed;
import org.houzhen.server.hospital.Reports.ReportFile;
import org.houzhen.server.hospital.Sample;
import org.junit.jupiter.api.io.TempDir;

class LaboratoryIT {
    private static final String BLOOD_COUNT = "血常规（五分类）";
    private static final String ELECTROLYTES = "电解质六项";
    private static final String HIV = "人类免疫缺陷病毒抗体";

    @TempDir
    Path folder;

    private static Sample paidSample(TestHospital test, String panel) {
        Registration visit = test.registered(test.adult(), test.session("C05", 0), 0);
        String code = test.hospital.orders().catalogue(test.desk("")).stream()
                .filter(item -> item.name().equals(panel))
                .findFirst()
                .orElseThrow()
                .code();
        Bill bill = value(test.hospital
                .orders()
                .order(test.desk(UUID.randomUUID().toString()), new PlaceOrder(visit.registerNo(), "", List.of(code))));
        BillLock lock = value(test.hospital
                .billing()
                .lock(test.kiosk(), new LockBills(bill.patientId(), List.of(bill.id()), Duration.ofMinutes(6))));
        value(test.hospital
                .billing()
                .commit(
                        test.kiosk(),
                        new CommitBills(lock.token(), tradeNo(), lock.total(), test.payment(lock.total()))));
        return test.hospital.laboratory().worklist(test.desk("")).stream()
                .filter(sample -> sample.registerNo().equals(visit.registerNo()))
                .findFirst()
                .orElseThrow();
    }

    /** Something in the middle of each range, with what a test wants to be otherwise. */
    private static Map<String, String> values(Sample sample, Map<String, String> otherwise) {
        var values = new HashMap<String, String>();
        for (Sample.Analyte analyte : sample.analytes()) {
            String range = analyte.range();
            int dash = range.indexOf('-', 1);
            String usual = range.startsWith("≥") || range.startsWith("≤") ? range.substring(1) : range;
            values.put(analyte.code(), dash > 0 ? range.substring(0, dash) : usual.isEmpty() ? "O型" : usual);
        }
        values.putAll(otherwise);
        return values;
    }

    private static Report audited(TestHospital test, Sample sample, Map<String, String> otherwise) {
        Laboratory laboratory = test.hospital.laboratory();
        value(laboratory.receive(test.desk(""), sample.sampleNo()));
        value(laboratory.record(test.desk(""), sample.sampleNo(), values(sample, otherwise)));
        return value(laboratory.audit(test.desk(""), sample.sampleNo(), "检验师甲"));
    }

    private static Report listed(TestHospital test, Sample sample) {
        return test.hospital.reports().list(test.kiosk(), sample.patient().id()).stream()
                .filter(report -> report.id().equals(sample.sampleNo()))
                .findFirst()
                .orElseThrow();
    }

    @OnBothDatabases
    void aPaidSampleBecomesAReportThatCanBeReadBack(TestHospital.Database database) throws Exception {
        TestHospital test = TestHospital.on(database);
        Sample sample = paidSample(test, BLOOD_COUNT);
        assertThat(sample.analytes()).hasSize(21);
        assertThat(listed(test, sample).state()).isEqualTo(Report.State.IN_PROGRESS);

        Report report = audited(test, sample, Map.of("WBC", "12.85", "HGB", "88"));

        assertThat(report).isEqualTo(listed(test, sample));
        assertThat(report.state()).isEqualTo(Report.State.READY);
        ReportFile file = value(test.hospital.reports().file(test.kiosk(), report.id(), report.version()));
        try (var document = Loader.loadPDF(file.content())) {
            assertThat(document.getNumberOfPages()).isEqualTo(report.pages()).isEqualTo(1);
        }
        assertThat(text(file))
                .contains("青禾县人民医院", "检验报告单", BLOOD_COUNT, "标本号：" + sample.sampleNo())
                .contains(sample.patient().name(), "女", "46岁", sample.registerNo())
                .contains("白细胞计数12.85↑H10^9/L3.5-9.5")
                .contains("血红蛋白88↓Lg/L115-150")
                .contains("审核者：检验师甲", "第1页/共1页", "本报告仅对所检标本负责");
    }

    /** As another program reads it, without the spaces of its layout. */
    private String text(ReportFile file) throws IOException, InterruptedException {
        Path pdf = Files.write(folder.resolve("report.pdf"), file.content());
        Path txt = folder.resolve("report.txt");
        Process process = new ProcessBuilder("pdftotext", "-layout", pdf.toString(), txt.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(txt, StandardCharsets.UTF_8).replaceAll("\\s", "");
    }

    @OnBothDatabases
    void theBenchGoesStepByStep(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Laboratory laboratory = test.hospital.laboratory();
        Sample sample = paidSample(test, ELECTROLYTES);
        String no = sample.sampleNo();

        assertThat(refusal(laboratory.record(test.desk(""), no, Map.of("K", "4.0"))))
                .isEqualTo(HospitalErrorCode.SAMPLE_STATE);
        value(laboratory.receive(test.desk(""), no));
        assertThat(replayed(laboratory.receive(test.desk(""), no))).isTrue();
        assertThat(refusal(laboratory.record(test.desk(""), no, Map.of("K", "many"))))
                .isEqualTo(HospitalErrorCode.RESULT_INVALID);
        assertThat(refusal(laboratory.record(test.desk(""), no, Map.of("K", "4.0", "ZZ", "1"))))
                .isEqualTo(HospitalErrorCode.RESULT_INVALID);
        Sample half = value(laboratory.record(test.desk(""), no, Map.of("K", "5.9")));
        assertThat(half.state()).isEqualTo(Sample.State.RECEIVED);
        assertThat(half.analytes().get(0)).isEqualTo(new Sample.Analyte("K", "钾", "mmol/L", "3.5-5.3", "5.9", "H"));
        assertThat(refusal(laboratory.audit(test.desk(""), no, "甲"))).isEqualTo(HospitalErrorCode.SAMPLE_STATE);
        Sample full = value(laboratory.record(test.desk(""), no, values(sample, Map.of())));
        assertThat(full.state()).isEqualTo(Sample.State.RESULTED);
        Report report = value(laboratory.audit(test.desk(""), no, "甲"));
        assertThat(replayed(laboratory.audit(test.desk(""), no, "乙"))).isTrue();
        assertThat(value(laboratory.audit(test.desk(""), no, "乙"))).isEqualTo(report);
        assertThat(refusal(laboratory.record(test.desk(""), no, Map.of("K", "4.0"))))
                .isEqualTo(HospitalErrorCode.SAMPLE_STATE);
        assertThat(laboratory.worklist(test.desk("")))
                .extracting(Sample::sampleNo)
                .doesNotContain(no);
    }

    @OnBothDatabases
    void aReportIsPrintedTwiceAndThenAtTheDesk(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Report report = audited(test, paidSample(test, ELECTROLYTES), Map.of());
        var job = new Printed(report.id(), 1, UUID.randomUUID(), 1);

        assertThat(value(test.hospital.reports().markPrinted(test.kiosk(), job)).state())
                .isEqualTo(Report.State.PRINTED);
        assertThat(replayed(test.hospital.reports().markPrinted(test.kiosk(), job)))
                .isTrue();
        value(test.hospital.reports().file(test.kiosk(), report.id(), 1));
        var second = new Printed(report.id(), 1, UUID.randomUUID(), 1);
        Report after = value(test.hospital.reports().markPrinted(test.kiosk(), second));

        assertThat(after.printed()).isEqualTo(2);
        assertThat(after.state()).isEqualTo(Report.State.AT_DESK);
        assertThat(refusal(test.hospital.reports().file(test.kiosk(), report.id(), 1)))
                .isEqualTo(HospitalErrorCode.REPORT_PRINT_LIMIT);
        assertThat(refusal(test.hospital.reports().file(test.kiosk(), report.id(), 2)))
                .isEqualTo(HospitalErrorCode.REPORT_NOT_FOUND);
    }

    @OnBothDatabases
    void noMachineIsFirstToTellADangerousValue(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);

        Report report = audited(test, paidSample(test, ELECTROLYTES), Map.of("K", "6.9"));

        assertThat(report.state()).isEqualTo(Report.State.AT_DESK);
        assertThat(refusal(test.hospital.reports().file(test.kiosk(), report.id(), 1)))
                .isEqualTo(HospitalErrorCode.REPORT_NOT_SELF_PRINT);
    }

    @OnBothDatabases
    void aMachineDoesNotEvenNameWhatItMustNotPrint(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Sample sample = paidSample(test, HIV);
        assertThat(listed(test, sample).name()).isEqualTo("检验报告");
        assertThat(refusal(test.hospital.reports().file(test.kiosk(), sample.sampleNo(), 1)))
                .isEqualTo(HospitalErrorCode.REPORT_NOT_AUDITED);

        Report report = audited(test, sample, Map.of());

        assertThat(report.name()).isEqualTo("检验报告");
        assertThat(refusal(test.hospital.reports().file(test.kiosk(), report.id(), 1)))
                .isEqualTo(HospitalErrorCode.REPORT_NOT_SELF_PRINT);
    }
}
