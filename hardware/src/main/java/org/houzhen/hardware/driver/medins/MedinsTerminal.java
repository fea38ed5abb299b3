package org.houzhen.hardware.driver.medins;

import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.InsuranceTerminal;
import org.houzhen.hardware.InsuranceToken;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Deadline;

/**
 * Makes calls through the insurance's component and reads what comes back. A component that failed once is closed, so that what it
 * says late is heard by nobody.
 */
final class MedinsTerminal extends StatusBoard implements InsuranceTerminal {
    private final MedinsCalls calls;
    private NationalComponent component;

    private MedinsTerminal(String name, Clock clock, MedinsCalls calls) {
        super(name, clock);
        this.calls = calls;
    }

    static MedinsTerminal open(String name, DeviceAddress address, Clock clock)
            throws DeviceException, InterruptedException {
        var terminal = new MedinsTerminal(name, clock, MedinsCalls.of(address, clock));
        terminal.component = terminal.component(address);
        terminal.become(DeviceStatus.State.ONLINE, DeviceReason.READY);
        return terminal;
    }

    private NationalComponent component(DeviceAddress address) throws DeviceException, InterruptedException {
        if (address.hasScheme("tcp")) {
            return Bridge.open(name(), address, () -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
        }
        for (NationalComponents components : ServiceLoader.load(NationalComponents.class)) {
            if (components.name().equals(address.target())) {
                return components.open(address);
            }
        }
        throw new DeviceException(DeviceReason.UNSUPPORTED, "no component is installed for " + address);
    }

    /** It has no question that would not wake the patient's scanner: it is well as long as it is there. */
    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException {
        component.look();
        return status().isUsable() ? status() : become(DeviceStatus.State.ONLINE, DeviceReason.READY);
    }

    @Override
    public Outcome identify(Way way, Business business, Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        return switch (way) {
            case CODE -> person(call(calls.identify(MedinsCalls.CODE, business), deadline), business);
            case CODE_AT_TERMINAL ->
                person(call(calls.identify(MedinsCalls.CODE_AT_TERMINAL, business), deadline), business);
            case FACE -> face(business, deadline);
        };
    }

    private Outcome face(Business business, Deadline deadline) throws DeviceException, InterruptedException {
        MedinsAnswer agreed = call(calls.identify(MedinsCalls.FACE, business), deadline);
        if (!agreed.isDone()) {
            return refused(agreed);
        }
        String authNo = understood(() -> agreed.needed("authNo"));
        return person(call(calls.check(authNo, business), deadline), business);
    }

    @Override
    public Outcome showSettlement(Settlement settlement, Duration timeout)
            throws DeviceException, InterruptedException {
        MedinsAnswer answer = call(calls.settled(settlement), Deadline.in(timeout));
        return answer.isDone() ? new Outcome.Shown() : refused(answer);
    }

    private Outcome person(MedinsAnswer answer, Business business) throws DeviceException {
        if (!answer.isDone()) {
            return refused(answer);
        }
        var readAt = clock().instant();
        return new Outcome.Identified(
                understood(() -> answer.person(secret -> new InsuranceToken(secret, business, readAt))));
    }

    private static Outcome refused(MedinsAnswer answer) {
        return new Outcome.Refused(answer.code(), answer.words());
    }

    private MedinsAnswer call(String call, Deadline deadline) throws DeviceException, InterruptedException {
        try {
            String text = component.call(call, deadline.left());
            return understood(() -> MedinsAnswer.read(text));
        } catch (DeviceException | InterruptedException e) {
            component.close();
            throw e;
        }
    }

    private <T> T understood(Reading<T> reading) throws DeviceException {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) { // Its words name fields, never what stands in them.
            throw new DeviceException(DeviceReason.DAMAGED_ANSWER, name() + ": " + e.getMessage());
        }
    }

    private interface Reading<T> {
        T read();
    }

    @Override
    public void close() {
        component.close();
    }
}
