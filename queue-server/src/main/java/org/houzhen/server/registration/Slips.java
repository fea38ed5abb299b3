package org.houzhen.server.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Receipt;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;

/** Writes the slips a patient carries through the house. Names on them are masked; codes name a visit or a receipt. */
final class Slips {
    private static final Note HEARD = new Note("候诊时请留意叫号屏幕和广播。", "Watch the hall screen and listen for your number.");
    private static final Note MISSED =
            new Note("过号请到护士站重新排队。", "If you missed your call, queue again at the nurse desk.");
    private static final Note AT_WINDOW =
            new Note("请在收费处等候，叫到号再到窗口。", "Wait at the cashier's; go to the window when your number is called.");
    private static final Note BRING = new Note(
            "请备好证件；退费请带原凭条，刷卡付的带原银行卡。",
            "Have your document ready; for a refund bring the slip, and the bank card if you paid by one.");
    private static final Note MISSED_THERE =
            new Note("过号请在自助机再取号，号码不变。", "If you missed your call, take a number at a kiosk again: it stays the same.");
    private static final Note KEEP = new Note("请妥善保管本凭条。", "Please keep this slip.");
    private static final Note NO_DETAILS = new Note(
            "医院系统暂时无法提供明细，请凭本凭条到人工窗口或护士站补打。",
            "The hospital system has no details now: with this slip, the counter or the nurse desk prints them later.");
    private static final Note SUSPENDED = new Note(
            "请到护士站选择：换一位医生（保留次序）、退号（钱按原付款方式全额退回），或改日就诊。",
            "At the nurse desk choose another doctor (you keep your place), a refund (all of it, the way you paid), or"
                    + " another day.");

    /** One sentence for the paper, and for pages in English. */
    private record Note(String zh, String en) {}

    private static List<String> zh(List<Note> notes) {
        return notes.stream().map(Note::zh).toList();
    }

    private static List<String> en(List<Note> notes) {
        return notes.stream().map(Note::en).toList();
    }

    private final Words words;
    private final PaymentMethods methods;
    private final SlipLinks links;

    Slips(Words words, PaymentMethods methods, SlipLinks links) {
        this.words = words;
        this.methods = methods;
        this.links = links;
    }

    private String link(Registration registration) {
        return links.of(registration.registerNo(), registration.session().date())
                .orElse(null);
    }

    Slip registered(PaymentOrder order, Registration registration, Optional<TicketOffice.Place> place) {
        List<Slip.Row> rows = new ArrayList<>(visitRows(registration));
        registration.fees().stream()
                .filter(fee -> fee.amount().fen() != 0)
                .map(Slips::feeRow)
                .forEach(rows::add);
        rows.add(new Slip.Row("合计", Words.yuan(registration.total())));
        rows.addAll(paymentRows(order));
        rows.add(new Slip.Row("登记号", registration.registerNo()));
        place.stream().flatMap(Slips::markRow).forEach(rows::add);
        List<Note> notes = registeredNotes(registration, place.isPresent());
        return new Slip(
                order.tradeNo() + "-1",
                "挂号凭条",
                place.map(TicketOffice.Place::ticket).orElse(""),
                List.copyOf(rows),
                registration.registerNo(),
                zh(notes),
                en(notes),
                link(registration),
                null,
                null);
    }

    private List<Note> registeredNotes(Registration registration, boolean numbered) {
        Note advice = numbered
                ? new Note(
                        "到诊区后先签到：在自助机上扫本凭条的二维码，或到护士站。",
                        "When you are there, sign in: scan the code on this slip at a kiosk, or ask at the nurse desk.")
                : new Note(
                        "挂号成功，排队号暂未取得：请凭本凭条到护士站取号并签到。",
                        "Registered, but there is no number yet: with this slip, the nurse desk gives you one and signs you in.");
        String latest = words.time(registration.slot().end());
        Note when = registration.slot().extra()
                ? new Note(
                        "医生为您加号：请现在签到，排在当前时段的最后。",
                        "An extra number by the doctor: sign in now; you wait behind those of the time slot that runs.")
                : new Note("请在 " + latest + " 前签到，过时按迟到排队。", "Sign in before " + latest + "; later you queue as late.");
        return List.of(advice, when, HEARD);
    }

    private List<Slip.Row> visitRows(Registration registration) {
        ClinicSession session = registration.session();
        return List.of(
                new Slip.Row("姓名", MaskedName.of(registration.patient().name()).shown()),
                new Slip.Row("科室", session.department()),
                new Slip.Row("医生", (session.doctor() + " " + session.title()).strip()),
                new Slip.Row("号别", session.level()),
                new Slip.Row("日期", session.date() + " " + Words.period(session.period())),
                new Slip.Row(
                        "时段",
                        words.segment(
                                registration.slot().start(), registration.slot().end())),
                new Slip.Row("地点", (session.place() + " " + session.roomName()).strip()));
    }

    private static Slip.Row feeRow(FeeLine fee) {
        return new Slip.Row(fee.item(), Words.yuan(fee.amount()));
    }

    private List<Slip.Row> paymentRows(PaymentOrder order) {
        List<Slip.Row> rows = new ArrayList<>(coverRows(order.cover()));
        if (order.free()) {
            rows.add(new Slip.Row("支付", "无需付款"));
        } else {
            rows.add(new Slip.Row("支付", methods.title(order)));
            rows.add(new Slip.Row("支付单号", order.channelNo()));
        }
        rows.add(new Slip.Row("交易号", order.tradeNo().value()));
        return List.copyOf(rows);
    }

    /** What the medical insurance has paid, and what was left for the patient. */
    private static List<Slip.Row> coverRows(PaymentOrder.Cover cover) {
        if (cover.settlement().isEmpty()) {
            return List.of();
        }
        Split split = cover.split();
        List<Slip.Row> rows = new ArrayList<>(List.of(
                new Slip.Row("医保统筹支付", Words.yuan(split.fund())),
                new Slip.Row("个人账户支付", Words.yuan(split.account())),
                new Slip.Row("个人现金支付", Words.yuan(split.cash()))));
        if (split.hospital().fen() != 0) {
            rows.add(new Slip.Row("医院负担", Words.yuan(split.hospital())));
        }
        rows.add(new Slip.Row("医保结算号", cover.settlement()));
        return rows;
    }

    /**
     * @param payer whose bills they were; masked here
     * @param next where the payer goes now; the first of them is what is to be read from afar
     */
    Slip billsPaid(PaymentOrder order, Receipt receipt, String payer, List<Stop> next) {
        List<Slip.Row> rows = new ArrayList<>();
        rows.add(new Slip.Row("姓名", MaskedName.of(payer).shown()));
        order.hold().lines().stream().map(Slips::feeRow).forEach(rows::add);
        rows.add(new Slip.Row("合计", Words.yuan(receipt.amount())));
        rows.addAll(paymentRows(order));
        rows.add(new Slip.Row("收据号", receipt.receiptNo()));
        rows.add(new Slip.Row("缴费时间", words.moment(receipt.at())));
        List<Note> notes = guides(receipt, next);
        return new Slip(
                order.tradeNo() + "-1",
                "缴费凭条",
                next.stream().findFirst().map(Stop::ticket).orElseGet(() -> Words.yuan(receipt.amount())),
                List.copyOf(rows),
                receipt.receiptNo(),
                zh(notes),
                en(notes),
                null,
                onPage(next),
                null);
    }

    private static List<Slip.Next> onPage(List<Stop> next) {
        return next.isEmpty() ? null : next.stream().map(Slips::onPage).toList();
    }

    private static Slip.Next onPage(Stop stop) {
        return new Slip.Next(
                stop.title().zh(),
                stop.title().en(),
                stop.place().zh(),
                stop.place().en(),
                stop.ticket(),
                stop.ahead());
    }

    /** Such as "下一站：超声，医技楼二层 超声科，号码 U012，前面 3 人。". */
    private static Note where(Stop stop) {
        boolean beside = stop.kind() == Stop.Kind.PHARMACY;
        boolean waits = stop.state() == Stop.State.WAITING && stop.ahead() > 0;
        String zh = (beside ? "" : "下一站：") + stop.title().zh() + "，"
                + stop.place().zh() + "，号码 " + stop.ticket() + (waits ? "，前面 " + stop.ahead() + " 人" : "") + "。"
                + sentence(stop.note().zh());
        String en = (beside ? "" : "Next: ") + stop.title().en() + ", "
                + stop.place().en() + ", number " + stop.ticket() + (waits ? ", " + stop.ahead() + " before you" : "")
                + ". " + stop.note().en();
        return new Note(zh, en.strip());
    }

    private static List<Note> guides(Receipt receipt, List<Stop> next) {
        List<Note> notes = new ArrayList<>();
        next.stream().map(Slips::where).forEach(notes::add);
        for (Receipt.Guide guide : receipt.guides()) {
            String items = String.join("、", guide.items());
            String said = guide.place() + "：" + items + "。" + sentence(guide.advice());
            notes.add(new Note("请到" + said, "Go to " + said)); // The hospital's words are Chinese.
        }
        notes.add(KEEP);
        return List.copyOf(notes);
    }

    private static String sentence(String advice) {
        String said = advice.strip();
        return said.isEmpty() || said.endsWith("。") ? said : said + "。";
    }

    /** For an order the hospital has while nothing more about it can be read. */
    Slip acknowledged(PaymentOrder order, String title) {
        List<Slip.Row> rows = new ArrayList<>();
        rows.add(new Slip.Row("项目", order.hold().description()));
        rows.add(new Slip.Row("合计", Words.yuan(order.total())));
        rows.addAll(paymentRows(order));
        return new Slip(
                order.tradeNo() + "-1",
                title,
                "办理成功",
                List.copyOf(rows),
                order.tradeNo().value(),
                List.of(NO_DETAILS.zh()),
                List.of(NO_DETAILS.en()),
                null,
                null,
                null);
    }

    /** One slip for each time of waiting: the same wait printed again is a copy, a return or a requeue is a new slip. */
    Slip signedIn(Registration registration, TicketOffice.Place place, List<Stop> next) {
        ClinicSession session = registration.session();
        List<Note> notes = new ArrayList<>(next.stream().map(Slips::where).toList());
        notes.addAll(place.suspended() ? List.of(SUSPENDED) : List.of(HEARD, MISSED));
        List<Slip.Row> rows = new ArrayList<>(List.of(
                new Slip.Row("姓名", MaskedName.of(registration.patient().name()).shown()),
                new Slip.Row("科室", session.department()),
                new Slip.Row("医生", session.doctor()),
                new Slip.Row("诊区", place.areaName()),
                new Slip.Row("诊室", place.roomName().isEmpty() ? "以叫号屏为准" : place.roomName()),
                new Slip.Row("等候", whatNow(place)),
                new Slip.Row("开始排队", words.time(place.activeFrom()))));
        markRow(place).forEach(rows::add);
        return new Slip(
                "S-" + registration.registerNo() + "-" + place.activeFrom().getEpochSecond(),
                "候诊凭条",
                place.ticket(),
                List.copyOf(rows),
                registration.registerNo(),
                zh(notes),
                en(notes),
                link(registration),
                onPage(next),
                null);
    }

    /** Numbers for what was paid earlier, on the day its patient comes; one slip for each stop that is first. */
    Slip stops(Registration registration, List<Stop> next, LocalDate day) {
        Stop first = next.get(0);
        List<Slip.Row> rows = new ArrayList<>();
        rows.add(new Slip.Row("姓名", MaskedName.of(registration.patient().name()).shown()));
        next.forEach(stop -> rows.add(new Slip.Row(stop.title().zh(), stop.about())));
        rows.add(new Slip.Row("地点", first.place().zh()));
        List<Note> notes = new ArrayList<>(next.stream().map(Slips::where).toList());
        notes.add(HEARD);
        notes.add(KEEP);
        return new Slip(
                "N-" + registration.registerNo() + "-" + day.toString().replace("-", "") + "-" + first.ticket(),
                "取号凭条",
                first.ticket(),
                List.copyOf(rows),
                registration.registerNo(),
                zh(notes),
                en(notes),
                links.of(registration.registerNo(), day).orElse(null),
                onPage(next),
                null);
    }

    /** On another day, after the clinic was cancelled; moved once more, it is another slip. */
    Slip moved(Registration registration) {
        ClinicSession session = registration.session();
        List<Slip.Row> rows = new ArrayList<>(visitRows(registration));
        rows.add(new Slip.Row("登记号", registration.registerNo()));
        String latest = words.time(registration.slot().end());
        List<Note> notes = List.of(
                new Note(
                        "停诊改期：当天请带证件或本凭条到自助机签到，" + latest + " 前签到不算迟到。",
                        "Moved to another day: sign in at a kiosk on that day, before " + latest
                                + ", with your document or this slip."),
                new Note(
                        "原来的付款和票据继续有效，不另收费。", "What you paid and your e-bill stay good; there is nothing more to pay."),
                KEEP);
        return new Slip(
                "M-" + registration.registerNo() + "-"
                        + session.date().toString().replace("-", ""),
                "改期凭条",
                session.date().getMonthValue() + "月" + session.date().getDayOfMonth() + "日",
                List.copyOf(rows),
                registration.registerNo(),
                zh(notes),
                en(notes),
                link(registration),
                null,
                null);
    }

    /** A number for the cashier's windows; the same wait printed again is a copy. */
    Slip atWindow(StopId errand, Patient patient, TicketOffice.Place place, LocalDate day) {
        List<Note> notes = List.of(AT_WINDOW, BRING, MISSED_THERE);
        return new Slip(
                "W-" + errand.receiptNo() + "-" + place.activeFrom().getEpochSecond(),
                "窗口取号凭条",
                place.ticket(),
                List.of(
                        new Slip.Row("姓名", MaskedName.of(patient.name()).shown()),
                        new Slip.Row("办理", "收费、退费"),
                        new Slip.Row("地点", place.roomName()),
                        new Slip.Row("等候", whatNow(place)),
                        new Slip.Row("取号时间", words.time(place.activeFrom()))),
                null,
                zh(notes),
                en(notes),
                links.of(errand.asVisit(), day).orElse(null),
                null,
                null);
    }

    /** What stands beside the number on every screen, so that nobody wonders at it. */
    private static Stream<Slip.Row> markRow(TicketOffice.Place place) {
        return place.marked().isEmpty() ? Stream.empty() : Stream.of(new Slip.Row("屏幕标记", place.marked()));
    }

    /** Where to be now: at the nurse's desk, at a door, in a room, or in the hall behind so many. */
    private static String whatNow(TicketOffice.Place place) {
        if (place.suspended()) {
            return "本门诊已停诊，请到护士站";
        }
        return switch (place.state()) {
            case "INVITED" -> "请到 " + place.roomName() + " 门口候诊";
            case "CALLED", "SERVING" -> "请到 " + place.roomName();
            default -> place.ahead() == 0 ? "您是下一位" : "前面还有 " + place.ahead() + " 人";
        };
    }
}
