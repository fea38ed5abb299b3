package org.houzhen.hardware.simulator;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts the simulated devices of one kiosk and runs until it is stopped. */
public final class SimulatorMain {
    private static final Map<String, Integer> DEFAULTS = Map.of(
            "--port", 8402,
            "--id-card", 8410,
            "--receipt", 8411,
            "--scanner", 8412,
            "--ipp", 8413,
            "--card-terminal", 8414,
            "--insurance", 8415);

    private SimulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE); // Without a logging file Netty would chat.
        Map<String, Integer> options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        SimulatedDevices devices = SimulatedDevices.start(new SimulatedDevices.Ports(
                options.get("--port"),
                options.get("--id-card"),
                options.get("--receipt"),
                options.get("--scanner"),
                options.get("--ipp"),
                options.get("--card-terminal"),
                options.get("--insurance")));
        Runtime.getRuntime().addShutdownHook(new Thread(devices::close, "stop-devices"));
        System.out.println(
                "simulated devices: http://127.0.0.1:" + devices.ports().control() + "/");
        devices.addresses().forEach((name, address) -> System.out.println("  " + name + " " + address));
        new CountDownLatch(1).await(); // The devices' own threads do the rest.
    }

    static Map<String, Integer> options(String[] arguments) {
        Map<String, Integer> options = new HashMap<>(DEFAULTS);
        Set<String> known = DEFAULTS.keySet();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i]) || i + 1 == arguments.length || !arguments[i + 1].matches("\\d{1,5}")) {
                throw new IllegalArgumentException(
                        "options: --port N --id-card N --receipt N --scanner N --ipp N --card-terminal N --insurance N, not: "
                                + arguments[i]);
            }
            options.put(arguments[i], Integer.valueOf(arguments[i + 1]));
        }
        return options;
    }
}
