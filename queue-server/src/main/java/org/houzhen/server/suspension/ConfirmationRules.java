package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.registration.ClinicRefunds;
import org.houzhen.server.registration.PaperNumber;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyBack.State;
import org.houzhen.wire.SuspendedVisits.Visit;

/** What a clerk may answer for: nothing that the system does itself, and nothing that the hospital says otherwise. */
final class ConfirmationRules {
    private static final String CANCELLED = "CANCELLED";

    private final Registrations registrations;
    private final ClinicRefunds refunds;
    private final Clock clock;

    ConfirmationRules(Registrations registrations, ClinicRefunds refunds, Clock clock) {
        this.registrations = registrations;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** @throws ProblemException with the reason when this may not be said of this visit now */
    void require(Visit visit, ConfirmVisit word) {
        requireOpen(visit);
        switch (Optional.ofNullable(word.said()).orElse("")) {
            case "PAID_BACK" -> requirePaidBack(visit, word);
            case "NOT_DUE" -> requireNotDue(visit, word);
            case "BOOKED" -> requireBooked(visit, word);
            default -> throw new ProblemException("MALFORMED_REQUEST", "请选择办好了什么。", 400);
        }
    }

    private static void requireOpen(Visit visit) {
        if (visit.confirmed() != null) {
            throw problem("SUSPENDED_CONFIRMED", "这一位已经登记过了，请刷新页面。");
        }
        if (visit.moved() != null) {
            throw MoveWords.standing(visit.moved());
        }
        if (visit.state() == null && visit.money() == null) {
            throw problem("SUSPENDED_NOT_KNOWN", "医院系统暂时查不到这次挂号，不能登记。请稍后再试。");
        }
        State money = visit.money() == null ? State.FOR_A_PERSON : visit.money().state();
        if (money == State.STUCK) {
            throw problem("SUSPENDED_REFUND_STUCK", "这笔退款系统已经开出，现在卡住了。请在“退费退号”页按交易号处理，不要另外退。");
        }
        if (money != State.FOR_A_PERSON) {
            throw problem("SUSPENDED_BY_ITSELF", "这笔钱由系统退还，不用登记；本页会显示退到哪一步。");
        }
    }

    private void requirePaidBack(Visit visit, ConfirmVisit word) {
        requireMoney(visit);
        if (visit.state() != null && !CANCELLED.equals(visit.state())) {
            throw problem("SUSPENDED_STILL_STANDS", "医院系统里这个号还有效，钱不能先退。请先退号。");
        }
        requirePaper(word, "请填写退款凭证上的号码（4 到 32 位字母或数字），以后凭它核对。");
    }

    private static void requireNotDue(Visit visit, ConfirmVisit word) {
        ProblemException.require(word.paper() == null || word.paper().isEmpty());
        requireMoney(visit);
    }

    /** Another day that cannot be had becomes a refund first, so that the system gives back what it can. */
    private static void requireMoney(Visit visit) {
        if (visit.money() == null) {
            throw problem("SUSPENDED_STILL_OWED", "这位患者选的是改日。改不成时请先按“改为退款”，系统能退的会自动退。");
        }
    }

    /** @throws ProblemException when this visit is not, or no longer, one of another day */
    void requireAnotherDay(Visit visit) {
        requireOpen(visit);
        if (!visit.choice().equals("ANOTHER_DAY") || visit.money() != null) {
            throw problem("SUSPENDED_WANTS_MONEY", "这位患者要的是退款，系统已经在办。请刷新页面。");
        }
    }

    private void requirePaper(ConfirmVisit word, String missing) {
        PaperNumber.require(Optional.ofNullable(word.paper()).orElse(""), missing, LocalDate.now(clock));
    }

    /** The hospital is asked: the new registration is the same patient's, for a later day, and was not paid for beside the old one. */
    private void requireBooked(Visit visit, ConfirmVisit word) {
        requireAnotherDay(visit);
        requirePaper(word, "请填写改约后的新登记号，系统会向医院核对。");
        CallContext context = CallContext.server("suspended", clock.instant());
        Optional<Registration> old = registrations.get(context, visit.registerNo());
        Registration fresh = registrations
                .get(context, word.paper())
                .filter(found -> old.filter(before -> isInstead(found, before)).isPresent())
                .orElseThrow(() -> problem("SUSPENDED_NOT_BOOKED", "医院系统里没有这位患者改日的这次挂号。请核对新登记号。"));
        boolean paysForIt =
                fresh.tradeNo().equals(visit.tradeNo()) || visit.paid().equals(Money.ZERO);
        if (!paysForIt) {
            requireReturned(old.orElseThrow());
        }
    }

    /** The new registration was paid for by itself: what was paid for the old one must not stay with the hospital. */
    private void requireReturned(Registration old) {
        boolean owed =
                old.state() != Registration.State.CANCELLED || refunds.of(old).state() == State.OPENING;
        if (owed) {
            throw problem("SUSPENDED_PAID_TWICE", "新号另外收了钱，原来的钱还没有退。请按“改为退款”，系统能退的会自动退。");
        }
    }

    /** A later one that stands, or stood until the patient was seen. */
    private static boolean isInstead(Registration fresh, Registration old) {
        return fresh.state() != Registration.State.CANCELLED
                && fresh.patient().id().equals(old.patient().id())
                && fresh.session().date().isAfter(old.session().date());
    }

    private static ProblemException problem(String code, String detail) {
        return new ProblemException(code, detail, 409);
    }
}
