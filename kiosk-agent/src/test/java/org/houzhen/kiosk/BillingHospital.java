package org.houzhen.kiosk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.wire.EBillSheet;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.TakeWindowNumber;

/** The part of the hospital in memory that has fiscal e-bills printed, and gives numbers for windows. */
public abstract class BillingHospital extends InsuringHospital {
    public final List<String> billsPrinted = new ArrayList<>();
    public final Map<UUID, String> sheetsCounted = new LinkedHashMap<>();
    public final List<String> sheetsReported = new ArrayList<>();
    public List<String> services = List.of();

    /** Who took a number for a window, press by press. */
    public final Map<UUID, String> windowNumbers = new LinkedHashMap<>();

    public abstract void become(String tradeNo, OrderState state);

    @Override
    public Answer<List<String>> services() {
        return answer(() -> services);
    }

    @Override
    public Answer<List<EBillView>> ebills(String patientId) {
        return answer(() -> List.of(
                ebill("HZ20261122BBBB", "BILLS", "PENDING", 0), ebill("HZ20261122AAAA", "REGISTRATION", "READY", 1)));
    }

    public static EBillView ebill(String busNo, String kind, String state, int copies) {
        String number = state.equals("PENDING") ? null : "0008000001";
        return new EBillView(
                busNo, kind, Instant.parse("2026-11-22T01:12:00Z"), new Money(1200), state, number, copies);
    }

    @Override
    public Answer<SignedIn> takeWindowNumber(UUID key, TakeWindowNumber request) {
        return answer(() -> {
            windowNumbers.put(key, request.patientId());
            Slip slip = FakeHospital.slip("W-" + key, "J007");
            return new SignedIn("J007", "收费处", "门诊楼一层 收费处", "WAITING", 3, null, slip);
        });
    }

    @Override
    public Answer<OrderView> printEBill(UUID key, PrintEBill request) {
        Answer<OrderView> opened = answer(() -> {
            billsPrinted.add(request.busNo());
            OrderView copy = once(key, "EBILL", 1200, null);
            become(copy.tradeNo(), OrderState.DONE);
            return copy;
        });
        return opened instanceof Answer.Done<OrderView> done
                ? order(done.value().tradeNo())
                : opened;
    }

    @Override
    public Answer<EBillSheet> countEBillSheet(UUID key, PrintEBill request) {
        return answer(() -> {
            sheetsCounted.putIfAbsent(key, request.busNo() + "-C" + (sheetsCounted.size() + 1));
            return new EBillSheet(sheetsCounted.get(key), sheetsCounted.size());
        });
    }

    @Override
    public Answer<byte[]> eBillSheetFile(String copy) {
        return answer(() -> ("%PDF-1.4 " + copy).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Answer<Nothing> eBillSheetPrinted(String copy, ReportPrinted report) {
        return answer(() -> {
            sheetsReported.add(copy);
            return Nothing.NOTHING;
        });
    }
}
