package org.houzhen.acceptance.printer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter.Outcome;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.printing.PrintJournal;

/** A defect put around the shipped parts, which the judge must find; the product has no switch for it. */
enum Plant {
    /** Nothing. */
    NONE,
    /** A journal that does not note what is being sent: the next copy is unmarked. */
    SENDING_NOT_NOTED {
        @Override
        PrintJournal around(PrintJournal journal) {
            return without(journal, (method, args) -> method.equals("sending"), List.of());
        }
    },
    /** A driver that says that nothing was sent when a proof is missing. */
    UNKNOWN_CALLED_REFUSED {
        @Override
        TerminalDevices around(TerminalDevices devices) {
            return printing(
                    devices,
                    outcome ->
                            outcome instanceof Outcome.Unknown ? new Outcome.Refused(DeviceReason.NO_ANSWER) : outcome);
        }
    },
    /** A driver that takes bytes on the line for ink on paper. */
    UNKNOWN_CALLED_PRINTED {
        @Override
        TerminalDevices around(TerminalDevices devices) {
            return printing(devices, outcome -> outcome instanceof Outcome.Unknown ? new Outcome.Printed() : outcome);
        }
    },
    /** A slip that may not have come out is given up, and nobody is told. */
    GIVEN_UP_SILENTLY {
        @Override
        PrintJournal around(PrintJournal journal) {
            PrintJournal silent = without(journal, (method, args) -> method.equals("unproven"), List.of());
            return (PrintJournal) Proxy.newProxyInstance(
                    PrintJournal.class.getClassLoader(), new Class<?>[] {PrintJournal.class}, (proxy, method, args) -> {
                        boolean unknown = method.getName().equals("unknown");
                        return unknown ? giveUp(silent, (String) args[0]) : call(() -> method.invoke(silent, args));
                    });
        }
    };

    PrintJournal around(PrintJournal journal) {
        return journal;
    }

    TerminalDevices around(TerminalDevices devices) {
        return devices;
    }

    private static Object giveUp(PrintJournal journal, String id) {
        journal.givenUp(id);
        return null;
    }

    private interface Call {
        Object make() throws Exception;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static PrintJournal without(PrintJournal journal, BiPredicate<String, Object[]> lost, Object instead) {
        return (PrintJournal) Proxy.newProxyInstance(
                PrintJournal.class.getClassLoader(), new Class<?>[] {PrintJournal.class}, (proxy, method, args) -> {
                    boolean dropped = lost.test(method.getName(), args);
                    Object answer = method.getReturnType() == void.class ? null : instead;
                    return dropped ? answer : call(() -> method.invoke(journal, args));
                });
    }

    private static TerminalDevices printing(TerminalDevices devices, UnaryOperator<Outcome> lie) {
        return (TerminalDevices) Proxy.newProxyInstance(
                TerminalDevices.class.getClassLoader(),
                new Class<?>[] {TerminalDevices.class},
                (proxy, method, args) -> {
                    Object answer = call(() -> method.invoke(devices, args));
                    return answer instanceof Outcome outcome ? lie.apply(outcome) : answer;
                });
    }
}
