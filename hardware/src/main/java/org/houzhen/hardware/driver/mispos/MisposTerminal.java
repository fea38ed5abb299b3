package org.houzhen.hardware.driver.mispos;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.driver.mispos.MisposRequest.Original;
import org.houzhen.hardware.link.Conversation;
import org.houzhen.hardware.link.Deadline;

/**
 * Talks to one terminal: a request, once, and its answer, told from late answers to earlier requests by the echo. Only the
 * code 00 with the amount asked for is done, and only codes that {@link BankCodes} knows are a no.
 */
final class MisposTerminal extends StatusBoard implements CardTerminal {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration SIGN_IN_LIMIT = Duration.ofSeconds(8);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(3);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int ECHOES = 1000;

    private final Conversation<MisposAnswer> conversation;
    private final MisposSettings settings;
    private int echo;

    private MisposTerminal(String name, Clock clock, Conversation<MisposAnswer> conversation, MisposSettings settings) {
        super(name, clock);
        this.conversation = conversation;
        this.settings = settings;
        this.echo = Math.floorMod(clock.millis(), ECHOES); // A restart should not begin where the last run did.
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    static MisposTerminal open(String name, DeviceAddress address, Clock clock)
            throws DeviceException, InterruptedException {
        MisposSettings settings = MisposSettings.of(address);
        var protocol = new Conversation.Protocol<>(MisposAnswer.class, MisposFrameDecoder::ofAnswers);
        var terminal =
                new MisposTerminal(name, clock, Conversation.open(name, address, CONNECT_LIMIT, protocol), settings);
        try {
            terminal.signIn(SIGN_IN_LIMIT);
            return terminal;
        } catch (DeviceException | InterruptedException e) {
            terminal.close();
            throw e;
        }
    }

    private DeviceStatus signIn(Duration limit) throws DeviceException, InterruptedException {
        MisposAnswer answer = answer(request(MisposTypes.SIGN_IN, 0, Original.NONE, ""), limit);
        if (!answer.code().equals(BankCodes.DONE)) {
            become(DeviceStatus.State.OFFLINE, DeviceReason.DEVICE_OFFLINE);
            throw new DeviceException(DeviceReason.DEVICE_OFFLINE, name() + " is not signed in: " + answer.code());
        }
        return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    /** Asks for a sale that does not exist, which the terminal answers from its own book. */
    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        if (conversation.isLost()) {
            throw unplugged();
        }
        if (settings.query().isEmpty()) {
            return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
        }
        MisposAnswer answer = answer(request(settings.query(), 0, Original.NONE, ""), timeout);
        return switch (answer.code()) {
            case BankCodes.NOT_SIGNED_IN -> signIn(SIGN_IN_LIMIT);
            case BankCodes.BUSY -> become(DeviceStatus.State.DEGRADED, DeviceReason.BUSY);
            default -> become(DeviceStatus.State.ONLINE, DeviceReason.READY);
        };
    }

    @Override
    public Outcome sale(Sale sale, Duration timeout) throws DeviceException, InterruptedException {
        MisposRequest request = request(MisposTypes.SALE, sale.amountFen(), Original.NONE, sale.tradeNo());
        return exchange(request, timeout, answer -> exactly(sale.amountFen(), answer));
    }

    @Override
    public Outcome query(String tradeNo, Duration timeout) throws DeviceException, InterruptedException {
        if (!Sale.isTradeNo(tradeNo)) {
            throw new IllegalArgumentException("a trade number has 6 to 32 letters and digits");
        }
        if (settings.query().isEmpty()) {
            return new Outcome.Unknown(DeviceReason.UNSUPPORTED);
        }
        return exchange(request(settings.query(), 0, Original.NONE, tradeNo), timeout, this::found);
    }

    @Override
    public Outcome reverse(Sale sale, Duration timeout) throws DeviceException, InterruptedException {
        MisposRequest request = request(MisposTypes.REVERSE, sale.amountFen(), Original.NONE, sale.tradeNo());
        return exchange(request, timeout, this::understood);
    }

    @Override
    public Outcome cancelSale(Sale sale, BankEntry entry, Duration timeout)
            throws DeviceException, InterruptedException {
        MisposRequest request = request(MisposTypes.CANCEL_SALE, sale.amountFen(), Original.of(entry), sale.tradeNo());
        return exchange(request, timeout, answer -> exactly(sale.amountFen(), answer));
    }

    @Override
    public Outcome refund(BankEntry entry, long amountFen, Duration timeout)
            throws DeviceException, InterruptedException {
        if (amountFen < 1 || amountFen > entry.amountFen()) {
            throw new IllegalArgumentException("a refund is a part of what was paid");
        }
        MisposRequest request = request(MisposTypes.REFUND, amountFen, Original.of(entry), "");
        return exchange(request, timeout, answer -> exactly(amountFen, answer));
    }

    @Override
    public Outcome settle(Duration timeout) throws DeviceException, InterruptedException {
        return exchange(request(MisposTypes.SETTLE, 0, Original.NONE, ""), timeout, this::understood);
    }

    private MisposRequest request(String type, long amountFen, Original original, String memo) {
        echo = (echo + 1) % ECHOES;
        return new MisposRequest(settings.till(), type, amountFen, original, memo, String.format("%03d", echo));
    }

    /** Fails only before the first byte; afterwards whatever happens is an outcome. */
    private Outcome exchange(MisposRequest request, Duration timeout, Function<MisposAnswer, Outcome> meaning)
            throws DeviceException, InterruptedException {
        if (conversation.isLost()) {
            throw unplugged();
        }
        try {
            return meaning.apply(answer(request, timeout));
        } catch (DeviceException e) {
            return new Outcome.Unknown(e.reason());
        }
    }

    private MisposAnswer answer(MisposRequest request, Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        conversation.startOver();
        send(MisposFrames.request(request));
        try {
            Optional<MisposAnswer> answer = conversation.await(deadline.left());
            while (answer.isPresent() && isLate(answer.get())) {
                answer = conversation.await(deadline.left());
            }
            return checked(request, answer);
        } catch (DeviceException e) {
            become(DeviceStatus.State.OFFLINE, e.reason());
            throw e;
        }
    }

    /** Half a request must not lie in the line and be completed by the next: such a line is given up. */
    private void send(byte[] frame) throws DeviceException, InterruptedException {
        try {
            conversation.send(frame, SEND_LIMIT);
        } catch (DeviceException | InterruptedException e) {
            conversation.close();
            throw e;
        }
    }

    private MisposAnswer checked(MisposRequest request, Optional<MisposAnswer> answer) throws DeviceException {
        if (answer.isEmpty()) {
            throw new DeviceException(DeviceReason.NO_ANSWER, name() + " does not answer");
        }
        if (!answer.get().echo().equals(request.echo())) {
            throw new DeviceException(DeviceReason.DAMAGED_ANSWER, name() + " answers what it was not asked");
        }
        return answer.get();
    }

    /** An answer to one of the requests before, which nobody waits for any more. */
    private boolean isLate(MisposAnswer answer) {
        if (!answer.echo().matches("\\d{3}")) {
            return false;
        }
        int behind = Math.floorMod(echo - Integer.parseInt(answer.echo()), ECHOES);
        return behind > 0 && behind < ECHOES / 2;
    }

    private Outcome exactly(long amountFen, MisposAnswer answer) {
        boolean other = answer.code().equals(BankCodes.DONE) && answer.amountFen() != amountFen;
        return other ? new Outcome.Unknown(DeviceReason.DAMAGED_ANSWER) : understood(answer);
    }

    /** A no to the question itself, such as from a terminal that is busy, is no answer to it. */
    private Outcome found(MisposAnswer answer) {
        return switch (answer.code()) {
            case BankCodes.DONE, BankCodes.NOT_FOUND -> understood(answer);
            case BankCodes.BUSY -> new Outcome.Unknown(DeviceReason.BUSY);
            case BankCodes.NOT_SIGNED_IN -> new Outcome.Unknown(DeviceReason.DEVICE_OFFLINE);
            default -> new Outcome.Unknown(DeviceReason.UNSUPPORTED);
        };
    }

    private Outcome understood(MisposAnswer answer) {
        if (!answer.code().equals(BankCodes.DONE)) {
            return BankCodes.refusal(answer.code())
                    .<Outcome>map(reason -> new Outcome.Refused(reason, answer.code(), answer.words()))
                    .orElseGet(() -> new Outcome.Unknown(DeviceReason.NO_ANSWER));
        }
        return moment(answer)
                .<Outcome>map(at -> new Outcome.Done(entry(answer, at)))
                .orElseGet(() -> new Outcome.Unknown(DeviceReason.DAMAGED_ANSWER));
    }

    private static BankEntry entry(MisposAnswer answer, LocalDateTime at) {
        return new BankEntry(
                answer.amountFen(),
                answer.card(),
                answer.trace(),
                answer.batch(),
                answer.reference(),
                answer.authorisation(),
                at,
                answer.merchant(),
                answer.terminal());
    }

    /** Terminals leave out the year: it is the one that makes the moment no later than tomorrow. */
    private Optional<LocalDateTime> moment(MisposAnswer answer) {
        LocalDateTime tomorrow = LocalDateTime.now(clock()).plusDays(1);
        try {
            LocalDateTime moment = moment(tomorrow.getYear(), answer);
            return Optional.of(moment.isAfter(tomorrow) ? moment(tomorrow.getYear() - 1, answer) : moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime moment(int year, MisposAnswer answer) {
        return LocalDateTime.parse(year + answer.date() + answer.time(), MOMENT);
    }

    private DeviceException unplugged() {
        return new DeviceException(DeviceReason.UNPLUGGED, name() + " was unplugged");
    }

    @Override
    public void close() {
        conversation.close();
    }
}
