package org.houzhen.server.registration;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.staff.Approvals;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.PlainText;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.AskRefund;
import org.houzhen.wire.BankHasNothing;
import org.houzhen.wire.GiveUpSettlement;
import org.houzhen.wire.HandBackRefund;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyOrder;
import org.houzhen.wire.MoneyRefund;
import org.houzhen.wire.ReturnedElsewhere;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cash desk: looks orders up and refunds them, above the limit with a second person. */
@RestController
@RequestMapping("/api/desk/money")
class MoneyController {
    private static final int NUMBER_MAX = 64;
    private static final int REASON_MAX = 100;

    private final MoneyDesk desk;
    private final RefundDesk refunds;
    private final Approvals approvals;
    private final StaffNames names;
    private final Money alone;

    MoneyController(
            MoneyDesk desk,
            RefundDesk refunds,
            Approvals approvals,
            StaffNames names,
            @Value("${houzhen.refund.alone-up-to-fen:20000}") long alone) {
        this.desk = desk;
        this.refunds = refunds;
        this.approvals = approvals;
        this.names = names;
        this.alone = new Money(alone);
    }

    @GetMapping("/orders/{number}")
    MoneyOrder order(@AuthenticationPrincipal StaffPrincipal clerk, @PathVariable String number) {
        ProblemException.require(number.length() <= NUMBER_MAX);
        return desk.view(desk.find(number), clerk.actor(), names.all());
    }

    /** Asks the hospital at once about an order that came to people, and shows what came of it; pressed again, it asks again. */
    @PostMapping("/orders/{number}/look")
    MoneyOrder look(@AuthenticationPrincipal StaffPrincipal clerk, @PathVariable String number) {
        ProblemException.require(number.length() <= NUMBER_MAX);
        desk.look(desk.find(number));
        return desk.view(desk.find(number), clerk.actor(), names.all());
    }

    /** A request repeated with the same key is answered with the same refund. */
    @PostMapping("/refunds")
    MoneyRefund refund(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody AskRefund asked) {
        ProblemException.require(asked.tradeNo() != null);
        String reason = words(asked.reason());
        PaymentOrder order = desk.find(asked.tradeNo());
        List<String> bills = Objects.requireNonNullElse(asked.bills(), List.of());
        RefundDesk.Asker first = new RefundDesk.Asker(clerk.actor(), key.toString(), "");
        RefundOrder refund = refunds.find(first)
                .map(found -> RefundDesk.same(found, desk.asks(found, order, bills, reason)))
                .orElseGet(() -> {
                    RefundOrder.Wish wish = desk.wish(order, bills, reason, clerk.actor());
                    String second = second(clerk, key, asked, alone(order, wish));
                    return refunds.open(new RefundDesk.Asker(first.by(), first.key(), second), wish);
                });
        if (refund.stage() == RefundStage.REFUSED) {
            desk.look(order); // What the hospital has after all is done at once.
            throw new ProblemException(refund.problem().orElseThrow());
        }
        return desk.view(refund, names.all());
    }

    /** They stay in our book and the hospital's; what they may hold of a patient is for nobody else. */
    private static String words(String text) {
        String words = Objects.requireNonNullElse(text, "").strip();
        ProblemException.require(!words.isEmpty() && words.length() <= REASON_MAX && PlainText.isPlain(words));
        return words;
    }

    /** The insurer's money counts as much as the patient's, and what went back of the order before counts too. */
    private boolean alone(PaymentOrder order, RefundOrder.Wish wish) {
        Money before = order.taken().minus(refunds.left(order));
        Money moved = order.insured() ? order.total() : wish.amount().plus(before);
        return moved.compareTo(alone) <= 0 && !wish.kind().equals(RefundDesk.UNPOSTED);
    }

    /** Who allowed it; whatever is not in the hospital's books needs a second person at any amount. */
    private String second(StaffPrincipal clerk, UUID key, AskRefund asked, boolean mayAlone) {
        String approval = Objects.requireNonNullElse(asked.approval(), "");
        if (mayAlone && approval.isEmpty()) {
            return "";
        }
        return approvals
                .of(approval, new Approvals.Matter(key, clerk.staffId(), Approvals.MONEY, matter(asked)))
                .orElseThrow(() -> new ProblemException("APPROVAL_NEEDED", "这笔退款需要第二人到场确认。", 409));
    }

    /** What a second person allows, word for word as the page puts it together too. */
    static String matter(AskRefund asked) {
        List<String> bills = Objects.requireNonNullElse(asked.bills(), List.of());
        return String.join("\n", "refund", asked.tradeNo(), String.join(",", bills), asked.reason());
    }

    /** Refunds that a person must decide, the oldest first. */
    @GetMapping("/refunds")
    List<MoneyRefund> stuck() {
        return refunds.manual().stream()
                .map(refund -> desk.view(refund, names.all()))
                .toList();
    }

    /** The insurer does not say that it has nothing: two people have seen it there. */
    @PostMapping("/given-up-settlements")
    MoneyOrder giveUp(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody GiveUpSettlement asked) {
        ProblemException.require(asked.tradeNo() != null);
        String reason = words(asked.reason());
        PaymentOrder order = desk.find(asked.tradeNo());
        String matter = String.join("\n", "given-up", asked.tradeNo(), asked.reason());
        String second = approvals
                .of(
                        Objects.requireNonNullElse(asked.approval(), ""),
                        new Approvals.Matter(key, clerk.staffId(), Approvals.MONEY, matter))
                .orElseThrow(() -> new ProblemException("APPROVAL_NEEDED", "这一步需要第二人到场确认。", 409));
        desk.settlementSeenGone(order, clerk.actor() + " " + second + ": " + reason);
        return desk.view(order, clerk.actor(), names.all());
    }

    /** What held it up is removed: it goes on where it stopped. */
    @PostMapping("/refunds/{refundNo}/retry")
    MoneyRefund retry(@AuthenticationPrincipal StaffPrincipal clerk, @PathVariable String refundNo) {
        ProblemException.require(refundNo.length() <= NUMBER_MAX);
        return desk.view(refunds.retry(new RefundNo(refundNo), clerk.actor()), names.all());
    }

    /** The channel would not: two people have handed it back themselves, and say by which paper. */
    @PostMapping("/refunds/{refundNo}/hand-back")
    MoneyRefund handBack(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String refundNo,
            @RequestBody HandBackRefund asked) {
        String paper = Objects.requireNonNullElse(asked.paper(), "").strip();
        ProblemException.require(refundNo.length() <= NUMBER_MAX);
        desk.requirePaper(paper);
        String by = both(clerk, key, asked.approval(), String.join("\n", "hand-back", refundNo, paper));
        return desk.view(refunds.handBack(new RefundNo(refundNo), by, paper), names.all());
    }

    /** It was given back on the payment platform itself: two people say under which number, and the platform is asked. */
    @PostMapping("/refunds/{refundNo}/returned-elsewhere")
    MoneyRefund returnedElsewhere(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String refundNo,
            @RequestBody ReturnedElsewhere asked) {
        String number = Objects.requireNonNullElse(asked.number(), "").strip();
        ProblemException.require(refundNo.length() <= NUMBER_MAX);
        desk.requireNumber(number);
        String by = both(clerk, key, asked.approval(), String.join("\n", "returned-elsewhere", refundNo, number));
        return desk.view(refunds.returnedElsewhere(new RefundNo(refundNo), by, new RefundNo(number)), names.all());
    }

    /** By the bank's statement, which was handed in, no card was charged for it, or the charge was undone: two people say so. */
    @PostMapping("/orders/{number}/bank-statement")
    MoneyOrder bankHasNothing(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String number,
            @RequestBody BankHasNothing asked) {
        String paper = Objects.requireNonNullElse(asked.paper(), "").strip();
        ProblemException.require(number.length() <= NUMBER_MAX);
        desk.requireStatement(paper);
        PaymentOrder order = desk.find(number);
        String matter = String.join("\n", "bank-statement", order.tradeNo().value(), paper);
        desk.bankHasNothing(order, both(clerk, key, asked.approval(), matter) + ": " + paper);
        return desk.view(desk.find(number), clerk.actor(), names.all());
    }

    private String both(StaffPrincipal clerk, UUID key, String approval, String matter) {
        String second = approvals
                .of(
                        Objects.requireNonNullElse(approval, ""),
                        new Approvals.Matter(key, clerk.staffId(), Approvals.MONEY, matter))
                .orElseThrow(() -> new ProblemException("APPROVAL_NEEDED", "这一步需要第二人到场确认。", 409));
        return clerk.actor() + " " + second;
    }
}
