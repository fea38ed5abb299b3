package org.houzhen.hardware.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/**
 * A serial line, 8N1 without flow control. The port is named by its path or by what is plugged into it, because pseudo-terminals and udev links are
 * never listed; its loss is learned from the disconnect event, because the port goes on calling itself open.
 */
final class SerialLink implements Link, SerialPortDataListener {
    private static final int BAUD_DEFAULT = 115_200;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final SerialPort port;
    private final Receiver receiver;
    private final AtomicBoolean ended = new AtomicBoolean();

    private SerialLink(SerialPort port, Receiver receiver) {
        this.port = port;
        this.receiver = receiver;
    }

    static SerialLink open(DeviceAddress address, Receiver receiver) throws DeviceException {
        SerialPort port = find(address);
        int baud = Integer.parseInt(address.parameters().getOrDefault("baud", String.valueOf(BAUD_DEFAULT)));
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0); // Blocking reads wait for a full buffer.
        var link = new SerialLink(port, receiver);
        if (!port.addDataListener(link) || !port.openPort()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "cannot open " + address);
        }
        return link;
    }

    private static SerialPort find(DeviceAddress address) throws DeviceException {
        String path = UsbPorts.isMeant(address) ? UsbPorts.find(address, UsbPorts.present()) : address.target();
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "no port at " + address, e);
        }
    }

    @Override
    public int getListeningEvents() {
        return SerialPort.LISTENING_EVENT_DATA_RECEIVED | SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
        if (event.getEventType() == SerialPort.LISTENING_EVENT_PORT_DISCONNECTED) {
            loseOnce();
        } else if (!ended.get()) {
            receiver.received(event.getReceivedData());
        }
    }

    private void loseOnce() {
        if (ended.compareAndSet(false, true)) {
            receiver.lost();
        }
    }

    @Override
    public void send(byte[] bytes, Duration limit) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        int sent = 0;
        while (sent < bytes.length) {
            if (ended.get()) {
                throw new DeviceException(DeviceReason.UNPLUGGED, "the line is lost");
            }
            if (deadline.isOver()) {
                throw new DeviceException(DeviceReason.NO_ANSWER, "the line takes no more bytes");
            }
            sent += write(Arrays.copyOfRange(bytes, sent, bytes.length));
        }
    }

    private int write(byte[] rest) throws DeviceException, InterruptedException {
        int written = port.writeBytes(rest, rest.length);
        if (written < 0) {
            loseOnce();
            throw new DeviceException(DeviceReason.UNPLUGGED, "the line is lost");
        }
        if (written == 0) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return written;
    }

    @Override
    public void close() {
        ended.set(true);
        port.removeDataListener();
        port.closePort();
    }
}
