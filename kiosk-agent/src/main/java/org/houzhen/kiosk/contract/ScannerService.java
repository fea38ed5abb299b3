package org.houzhen.kiosk.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;

/** Hands out the next code that somebody shows while a read waits; what was shown before is nobody's. */
final class ScannerService implements Service {
    private static final String READ = "BarcodeReader.Read";
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<ScannedCode> next = new ArrayBlockingQueue<>(1);
    private volatile boolean waiting;

    ScannerService(TerminalDevices devices) {
        devices.onScan(this::scanned);
    }

    private void scanned(ScannedCode code) {
        if (waiting) {
            next.offer(code);
        }
    }

    @Override
    public String name() {
        return "BarcodeReader";
    }

    @Override
    public Part part() {
        return Part.SCANNER;
    }

    @Override
    public List<String> commands() {
        return List.of(READ);
    }

    @Override
    public Map<String, Object> status() {
        return Map.of("barcodeReader", Map.of("scanner", waiting ? "on" : "off"));
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        waiting = true;
        try {
            while (!work.isOver()) {
                ScannedCode code = next.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (code != null) {
                    return read(code);
                }
            }
            return work.unfinished();
        } finally {
            waiting = false;
            next.clear();
        }
    }

    /** The scanner does not say which kind of code it was. */
    private static Completion read(ScannedCode code) {
        String data = Base64.getEncoder().encodeToString(code.text().getBytes(StandardCharsets.UTF_8));
        return Completion.success(
                Map.of("readOutput", List.of(Map.of("symbology", "symbologyUnknown", "barcodeData", data))));
    }
}
