package org.houzhen.server.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyBack;
import org.houzhen.wire.TicketPath.Said;

/** Says where the money is in the words of phone and kiosk, from the state of the refund itself. */
final class ClinicNews implements ReturnNews {
    private static final Set<MoneyBack.State> MOVES =
            EnumSet.of(MoneyBack.State.OPENING, MoneyBack.State.REFUNDING, MoneyBack.State.REFUNDED);
    private static final Said ANOTHER_DAY = new Said(
            "停诊改日，今天的号已作废。请带凭条到收费窗口改约。",
            "Clinic cancelled, this number is void. Bring your slip to the counter for a new date.");
    private static final Said CHOOSE_A_DAY = new Said(
            "停诊改日，今天的号已作废。请在自助机“签到”里或手机页面上选新日子，或请收费窗口改约。",
            "Clinic cancelled, this number is void. Choose a new day at a kiosk (Sign in) or on your phone, or ask at the counter.");
    private static final Said MOVING = new Said(
            "停诊改日，今天的号已作废。正在向医院改期，还没有结果，请稍后再看。",
            "Clinic cancelled, this number is void. The hospital has not confirmed the new day yet; look again in a moment.");
    private static final Said NOTHING_PAID = new Said(
            "停诊退号，今天的号已作废，没有收费，无需退款。", "Clinic cancelled, this number is void. Nothing was paid, so nothing is owed.");
    private static final Said INSURER_ALONE = new Said(
            "停诊退号，今天的号已作废。费用全部由医保支付，由系统退回医保，您不用办理。",
            "Clinic cancelled, this number is void. The insurance paid all of it and gets it back; you need do nothing.");
    private static final Said FOR_A_PERSON = new Said(
            "停诊退号，今天的号已作废。退款请带凭条到收费窗口核对办理；刷卡付的，请带原银行卡。",
            "Clinic cancelled, this number is void. The counter looks after the money. Bring your slip, and the bank card if you paid by one.");
    private static final Said STUCK = new Said(
            "停诊退号，今天的号已作废。退款已经开出，还没有到账，工作人员正在处理。请保留凭条。",
            "Clinic cancelled, this number is void. Your refund has begun and is held up; staff are looking after it. Please keep your slip.");

    private final Registrations registrations;
    private final ClinicRefunds refunds;
    private final LaterDays laterDays;
    private final Words words;
    private final Clock clock;

    ClinicNews(Registrations registrations, ClinicRefunds refunds, LaterDays laterDays, Words words, Clock clock) {
        this.registrations = registrations;
        this.refunds = refunds;
        this.laterDays = laterDays;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Optional<Said> of(TicketOffice.Place place, String registerNo) {
        if (!hasLeft(place)) {
            return Optional.empty();
        }
        try {
            return registrations
                    .get(CallContext.server("suspended", clock.instant()), registerNo)
                    .flatMap(found -> of(place, found));
        } catch (HospitalUnavailableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Said> of(TicketOffice.Place place, Registration registration) {
        return switch (hasLeft(place) ? place.instead() : "") {
            case "REFUND" -> Optional.of(said(refunds.of(registration)));
            case "ANOTHER_DAY" -> Optional.of(anotherDay(place, registration));
            default -> Optional.empty();
        };
    }

    private static boolean hasLeft(TicketOffice.Place place) {
        return place.state().equals("CANCELLED");
    }

    /** Where no other day was found, the cash desk has begun a refund. */
    private Said anotherDay(TicketOffice.Place place, Registration registration) {
        MoneyBack money = refunds.of(registration);
        if (money.refundNo() != null) {
            return said(money);
        }
        if (registration.session().date().isAfter(LocalDate.now(clock))) {
            return moved(new SessionWords(clock.getZone()).whole(registration));
        }
        if (laterDays.isMoving(place, registration.registerNo())) {
            return MOVING;
        }
        return laterDays.mayChoose(place, registration.registerNo()) ? CHOOSE_A_DAY : ANOTHER_DAY;
    }

    private static Said moved(Said to) {
        return new Said(
                "停诊改日，已改到 " + to.zh() + "。付款继续有效，当天请来签到。",
                "Clinic cancelled; moved to " + to.en() + ". What you paid stays good; sign in on that day.");
    }

    private Said said(MoneyBack money) {
        boolean moves = MOVES.contains(money.state());
        if (moves && money.amount().equals(Money.ZERO) && money.insured()) {
            return INSURER_ALONE;
        }
        return switch (money.state()) {
            case NOTHING_PAID -> NOTHING_PAID;
            case REFUNDED -> returned(money, money.at());
            case OPENING, REFUNDING ->
                new Said(
                        "停诊退号，今天的号已作废。" + Words.yuan(money.amount()) + "正在按原付款方式退回，不用排队。" + insured(money),
                        "Clinic cancelled, this number is void. "
                                + money.amount().yuan()
                                + " yuan is on its way back, the way you paid. No need to queue.");
            case HANDED_BACK -> handedBack(money);
            case STUCK -> STUCK;
            case FOR_A_PERSON -> FOR_A_PERSON;
        };
    }

    private Said handedBack(MoneyBack money) {
        return new Said(
                "停诊退号，今天的号已作废。" + Words.yuan(money.amount()) + "已由窗口退还。" + insured(money),
                "Clinic cancelled, this number is void. " + money.amount().yuan()
                        + " yuan was given back at the counter.");
    }

    private Said returned(MoneyBack money, Instant at) {
        return new Said(
                "停诊退号，今天的号已作废。" + Words.yuan(money.amount()) + "已于 " + words.time(at) + " 按原付款方式退回，以支付平台通知为准。"
                        + insured(money),
                "Clinic cancelled, this number is void. " + money.amount().yuan() + " yuan went back at "
                        + words.time(at) + ", the way you paid; your payment app tells when it is there.");
    }

    private static String insured(MoneyBack money) {
        return money.insured() ? "医保支付的部分同时退回医保。" : "";
    }
}
