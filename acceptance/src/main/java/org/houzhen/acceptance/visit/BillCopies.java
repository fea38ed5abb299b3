package org.houzhen.acceptance.visit;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.PaperSlip;

/** Has a patient's fiscal e-bills printed at a kiosk, and believes what comes out on paper. */
record BillCopies(Kiosk kiosk, Errands errands, Slips slips, Rows rows) {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String E_BILL = "业务流水号";
    private static final int PAID_FOR = 2;

    /** Of a registration and a blood test: both are issued, and one is printed twice. */
    String printed(IdCard patient) {
        List<String> numbers = issued(patient);
        Visit.require(!print(numbers.get(0)).contains("补打"), "the first copy is not marked");
        Visit.require(print(numbers.get(0)).contains("第 2 次打印"), "the second copy says so");
        return String.join(", ", numbers);
    }

    private List<String> issued(IdCard patient) {
        String bills = "select count(*) from ebill where stage = 'ISSUED' and trade_no in"
                + " (select trade_no from ebill_order where patient = ?)";
        String patientId = rows.text("hospital", "select id from patient where document_number = ?", patient.number());
        Awaitility.await("e-bills").atMost(WAIT).until(() -> rows.count("server", bills, patientId) == PAID_FOR);
        errands.identify("EBILLS", "ebills");
        List<String> numbers = Errands.items(kiosk.awaitView(
                                "bills on the page", view -> view.path("bills").size() == PAID_FOR)
                        .path("bills"))
                .stream()
                .map(bill -> bill.path("busNo").asString())
                .toList();
        kiosk.press("home");
        return numbers;
    }

    private String print(String busNo) {
        int before = slips.saying(E_BILL, busNo).size();
        errands.identify("EBILLS", "ebills");
        kiosk.press("choose", busNo);
        kiosk.await("result");
        kiosk.awaitField("paper", "PRINTED");
        kiosk.press("home");
        List<PaperSlip> papers = slips.saying(E_BILL, busNo);
        Visit.require(papers.size() == before + 1, "one more copy on paper");
        return Slips.text(papers.get(before));
    }
}
