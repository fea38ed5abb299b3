package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.refund.BankStatement;
import org.houzhen.server.refund.Press;
import org.houzhen.server.refund.RefundAttempt;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyOrder;
import org.houzhen.wire.MoneyRefund;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import tools.jackson.databind.json.JsonMapper;

/** Orders as the cash desk looks them up, and what of each may be refunded. */
final class MoneyDesk {
    private static final Problem NOT_DONE = new Problem("REFUND_NOT_DONE", "这笔交易还没有办理完成，不能退款。", 409);
    private static final Problem NOTHING_LEFT = new Problem("REFUNDED_BEFORE", "这笔交易已经全部退款。", 409);

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{4,64}");

    private static final Problem UNDER_WAY = new Problem("REFUND_UNDER_WAY", "退款还没有办完，进度见下面的退款记录。", 409);

    private final Registrations registrations;
    private final Billing billing;
    private final Returns.Money money;
    private final Returns returns;
    private final Ledger ledger;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    MoneyDesk(Ports ports, Returns.Money money, Returns returns, Ledger ledger, Clock clock) {
        this.registrations = ports.registrations();
        this.billing = ports.billing();
        this.money = money;
        this.returns = returns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the hospital is asked by. */
    record Ports(Registrations registrations, Billing billing) {}

    private record ReceiptOfBills(String receiptNo) {}

    private record ReceiptOfRegistration(String registerNo) {}

    /** By whatever the code of a slip says: a trade number, a register number or a receipt number. */
    PaymentOrder find(String number) {
        return TradeNo.parse(number)
                .flatMap(money.cashier()::find)
                .or(() -> byReceipt(new ReceiptOfRegistration(number)))
                .or(() -> byReceipt(new ReceiptOfBills(number)))
                .orElseThrow(() -> new ProblemException("ORDER_NOT_FOUND", "没有找到这笔交易。请核对交易号，或到人工窗口查询。", 404));
    }

    private Optional<PaymentOrder> byReceipt(Object receipt) {
        return money.cashier().findByReceipt(json.writeValueAsString(receipt));
    }

    MoneyOrder view(PaymentOrder order, String clerk, Map<String, String> names) {
        List<RefundOrder> refunds = money.refunds().of(order.tradeNo());
        Set<String> leaving = leaving(refunds);
        List<MoneyOrder.Part> parts = parts(order, clerk).stream()
                .map(part -> part.refusal() == null ? part : told(part, leaving))
                .toList();
        return new MoneyOrder(
                order.tradeNo().value(),
                order.origin().kind(),
                order.hold().description(),
                order.stage().name(),
                order.amount(),
                Returns.split(order),
                money.refunds().isStuckAtInsurer(order),
                money.refunds().left(order),
                order.channelNo(),
                order.origin().at(),
                order.problem().orElse(null),
                names(money.refunds().presses(order)),
                order.slip().map(Slip::headline).orElse(null),
                refusal(order, parts, clerk)
                        .map(problem -> told(problem, refunds.stream().anyMatch(MoneyDesk::isUnfinished)))
                        .orElse(null),
                parts,
                money.cashier().history(order.tradeNo()).stream()
                        .map(past -> new MoneyOrder.Step(past.at(), past.step(), past.state()))
                        .toList(),
                refunds.stream().map(refund -> view(refund, names)).toList(),
                entries(order, refunds));
    }

    private static boolean isUnfinished(RefundOrder refund) {
        return !refund.stage().over();
    }

    /** The bills of refunds that are not over: the hospital has taken them back, and somebody still has their money. */
    private Set<String> leaving(List<RefundOrder> refunds) {
        return refunds.stream()
                .filter(refund -> isUnfinished(refund) && refund.origin().kind().equals(BillsPurpose.KIND))
                .map(refund -> json.readValue(refund.origin().request(), BillsReversal.Request.class))
                .flatMap(request -> request.billIds().stream())
                .collect(Collectors.toSet());
    }

    private static MoneyOrder.Part told(MoneyOrder.Part part, Set<String> leaving) {
        return new MoneyOrder.Part(
                part.id(), part.items(), part.amount(), told(part.refusal(), leaving.contains(part.id())));
    }

    /** What the hospital has taken back is not refunded before the money is. */
    private static Problem told(Problem refusal, boolean unfinished) {
        return unfinished && refusal.code().equals(NOTHING_LEFT.code()) ? UNDER_WAY : refusal;
    }

    /** @throws ProblemException if nobody waits for the insurer because of it */
    void settlementSeenGone(PaymentOrder order, String by) {
        if (!money.refunds().isStuckAtInsurer(order)) {
            throw new ProblemException("INSURANCE_NOT_STUCK", "这笔交易没有卡在医保上。请刷新页面。", 409);
        }
        money.cashier().manual().settlementSeenGone(order, by);
    }

    private List<MoneyOrder.Entry> entries(PaymentOrder order, List<RefundOrder> refunds) {
        var entries = new java.util.ArrayList<>(ledger.entriesOf(order.tradeNo().value()));
        refunds.forEach(
                refund -> entries.addAll(ledger.entriesOf(refund.refundNo().value())));
        return entries.stream()
                .map(entry -> new MoneyOrder.Entry(
                        entry.at(), entry.debit().code(), entry.credit().code(), new Money(entry.amountFen())))
                .toList();
    }

    private static List<String> names(List<Press> presses) {
        return presses.stream().map(Enum::name).toList();
    }

    /** Asks the hospital now whether it has an order that came to people; any other stays as it is. */
    void look(PaymentOrder order) {
        if (order.stage() == Stage.MANUAL) {
            money.cashier().manual().look(order.tradeNo());
        }
    }

    /** @throws ProblemException if nothing can be looked up by it, or it names somebody */
    void requirePaper(String paper) {
        PaperNumber.require(paper, "请填写退款凭证上的号码（4 到 32 位字母或数字），以后凭它核对。", LocalDate.now(clock));
    }

    /** @throws ProblemException if nothing can be looked up by it, or it names somebody */
    void requireStatement(String paper) {
        PaperNumber.require(paper, "请填写银行对账单或回函上的编号（4 到 32 位字母或数字），以后凭它核对。", LocalDate.now(clock));
    }

    /** @throws ProblemException if that is not what it waits for, or the statements that were handed in say something else */
    void bankHasNothing(PaymentOrder order, String by) {
        new BankStatement(money.cashier(), money.refunds()).hasNothing(order.tradeNo(), by);
    }

    /** @throws ProblemException if it is no number that a channel gives or takes */
    void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new ProblemException("REFUND_NUMBER_MISSING", "请填写支付平台上的退款单号（4 到 64 位字母或数字），系统会向平台核对。", 409);
        }
    }

    MoneyRefund view(RefundOrder refund, Map<String, String> names) {
        RefundOrder.Origin origin = refund.origin();
        return new MoneyRefund(
                refund.refundNo().value(),
                refund.tradeNo().value(),
                origin.subject(),
                refund.amount(),
                refund.insured() ? refund.cover().split() : null,
                refund.stage().name(),
                origin.reason(),
                name(origin.by(), names),
                second(origin.approvedBy(), names),
                origin.at(),
                refund.problem().orElse(null),
                refund.isHandedBack() ? refund.result().paper() : null,
                refund.isReturnedElsewhere() ? refund.channelNo().value() : null,
                money.refunds().earlier(refund.refundNo()).stream()
                        .map(attempt -> view(attempt, names))
                        .toList(),
                names(money.refunds().presses(refund)));
    }

    private static MoneyRefund.Earlier view(RefundAttempt attempt, Map<String, String> names) {
        return new MoneyRefund.Earlier(
                name(attempt.by(), names),
                second(attempt.approvedBy(), names),
                attempt.reason(),
                attempt.at(),
                attempt.problem().orElse(null));
    }

    private static String second(String actor, Map<String, String> names) {
        return actor.isEmpty() ? null : name(actor, names);
    }

    private static String name(String actor, Map<String, String> names) {
        String id = actor.substring(actor.indexOf(':') + 1);
        return names.getOrDefault(id, actor);
    }

    private Optional<Problem> refusal(PaymentOrder order, List<MoneyOrder.Part> parts, String clerk) {
        if (order.stage() == Stage.MANUAL && RefundDesk.mayStand(order)) {
            return Optional.empty();
        }
        if (order.stage() == Stage.GIVING_BACK) {
            return Optional.of(UNDER_WAY);
        }
        if (order.stage() != Stage.DONE) {
            return Optional.of(NOT_DONE);
        }
        Optional<Problem> elsewhere = money.cashier().returnedElsewhere(order);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (isRegistration(order)) {
            return registrations
                    .refusalOfReturn(context(clerk), registerNo(order))
                    .map(HospitalProblem::of);
        }
        return settled(order) ? refusalOfAny(parts) : refusalOfAll(parts);
    }

    /** The insurer takes a settlement back whole: one bill that stays keeps all. */
    private static boolean settled(PaymentOrder order) {
        return !order.cover().settlement().isEmpty();
    }

    private static Optional<Problem> refusalOfAny(List<MoneyOrder.Part> parts) {
        return parts.stream().flatMap(part -> Stream.ofNullable(part.refusal())).findFirst();
    }

    private static Optional<Problem> refusalOfAll(List<MoneyOrder.Part> parts) {
        return parts.stream().anyMatch(part -> part.refusal() == null)
                ? Optional.empty()
                : parts.stream().map(MoneyOrder.Part::refusal).findFirst().or(() -> Optional.of(NOTHING_LEFT));
    }

    private static boolean isRegistration(PaymentOrder order) {
        return order.origin().kind().equals(RegistrationPurpose.KIND);
    }

    private List<MoneyOrder.Part> parts(PaymentOrder order, String clerk) {
        boolean bills = order.stage() == Stage.DONE && order.origin().kind().equals(BillsPurpose.KIND);
        return bills
                ? billing.paidBy(context(clerk), order.tradeNo().value()).stream()
                        .map(MoneyDesk::part)
                        .toList()
                : List.of();
    }

    private static MoneyOrder.Part part(Billing.PaidBill paid) {
        Bill bill = paid.bill();
        String items = bill.lines().stream().map(Bill.Line::item).collect(Collectors.joining("、"));
        return new MoneyOrder.Part(
                bill.id(),
                items,
                bill.total(),
                paid.refusal().map(HospitalProblem::of).orElse(null));
    }

    private CallContext context(String clerk) {
        return CallContext.window("", clerk, clock.instant());
    }

    private String registerNo(PaymentOrder order) {
        return json.readValue(order.receipt(), ReceiptOfRegistration.class).registerNo();
    }

    /** What a refund of this order would be: of these bills, or of all there is to refund. */
    RefundOrder.Wish wish(PaymentOrder order, List<String> bills, String reason, String clerk) {
        if (order.stage() == Stage.MANUAL) {
            return new RefundOrder.Wish(
                    order.tradeNo(),
                    RefundDesk.UNPOSTED,
                    "{}",
                    order.taken(),
                    order.hold().description(),
                    reason);
        }
        return isRegistration(order) ? returned(order, reason, clerk) : takenBack(order, bills, reason, clerk);
    }

    /** Whether a refund is what is asked for here; of what the insurer has settled, all goes back whatever is named. */
    boolean asks(RefundOrder refund, PaymentOrder order, List<String> bills, String reason) {
        boolean same = refund.tradeNo().equals(order.tradeNo())
                && refund.origin().reason().equals(reason);
        if (!same || !refund.origin().kind().equals(BillsPurpose.KIND) || refund.insured()) {
            return same;
        }
        var taken = json.readValue(refund.origin().request(), BillsReversal.Request.class);
        return bills.isEmpty() == taken.tookAll()
                && (bills.isEmpty() || Set.copyOf(bills).equals(Set.copyOf(taken.billIds())));
    }

    private RefundOrder.Wish returned(PaymentOrder order, String reason, String clerk) {
        Registration registration =
                registrations.get(context(clerk), registerNo(order)).orElseThrow(() -> new ProblemException(NOT_DONE));
        return returns.wish(registration, order, reason);
    }

    private RefundOrder.Wish takenBack(PaymentOrder order, List<String> bills, String reason, String clerk) {
        List<MoneyOrder.Part> chosen = parts(order, clerk).stream()
                .filter(part -> bills.isEmpty() || settled(order) ? part.refusal() == null : bills.contains(part.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ProblemException(NOTHING_LEFT);
        }
        List<String> ids = chosen.stream().map(MoneyOrder.Part::id).sorted().toList();
        return new RefundOrder.Wish(
                order.tradeNo(),
                BillsPurpose.KIND,
                json.writeValueAsString(new BillsReversal.Request(ids, bills.isEmpty())),
                settled(order)
                        ? order.amount()
                        : chosen.stream().map(MoneyOrder.Part::amount).reduce(Money.ZERO, Money::plus),
                chosen.stream().map(MoneyOrder.Part::items).collect(Collectors.joining("、")),
                reason);
    }
}
