package org.houzhen.kiosk.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.houzhen.hardware.Receipt;
import org.houzhen.wire.Slip;
import org.junit.jupiter.api.Test;

class SlipLayoutTest {
    private static final String LINK = "https://queue.example.org/phone#AQAAUQAB";

    private static List<String> codes(String link) {
        return codesOn(new Slip("S-1", "候诊凭条", "B012", List.of(), "R1", List.of(), List.of(), link, List.of(), null));
    }

    private static List<String> codesOn(Slip slip) {
        Receipt receipt =
                new SlipLayout("青禾县人民医院", "自助机 1", ZoneId.of("Asia/Shanghai")).receipt(slip, false, Instant.EPOCH);
        return receipt.parts().stream()
                .filter(Receipt.QrCode.class::isInstance)
                .map(code -> ((Receipt.QrCode) code).text())
                .toList();
    }

    @Test
    void theLinkForThePhoneIsASecondCode() {
        assertThat(codes(LINK)).containsExactly("R1", LINK);
    }

    @Test
    void anEBillHasACodeOfItsOwnAfterThatOfTheSlip() {
        var bill = new Slip.EBill("3301", "0008000001", "a1b2c3", "http://127.0.0.1/bill/x");
        var slip = new Slip("S-1", "缴费凭条", "", List.of(), "R1", List.of(), List.of(), null, null, bill);
        assertThat(codesOn(slip)).containsExactly("R1", bill.page());
    }

    @Test
    void withoutALinkThereIsOneCode() {
        assertThat(codes(null)).containsExactly("R1");
        assertThat(codes("")).containsExactly("R1");
    }
}
