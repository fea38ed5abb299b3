package org.houzhen.acceptance.demonstration;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Installation;

/** {@code ./run}: starts a hospital's floor, prints the pages to open, and stops everything on Ctrl-C. */
public final class Demonstration {
    private static final int PORT = 8400;
    private static final int PORTS = 7;
    private static final ZoneId HOSPITAL = ZoneId.of("Asia/Shanghai");

    private Path data = Path.of(System.getProperty("houzhen.home", "."), "data");
    private int port = PORT;

    private Demonstration() {}

    public static void main(String[] args) throws Exception {
        var demonstration = new Demonstration();
        if (!demonstration.read(args)) {
            System.err.println("usage: ./run [--data DIR] [--port N]");
            System.exit(2);
        }
        System.out.println("starting; logs are in " + demonstration.data.resolve("logs"));
        try {
            demonstration.start();
        } catch (IOException | RuntimeException e) {
            System.err.println("run: " + said(e));
            System.exit(1);
        }
        new CountDownLatch(1).await(); // Ctrl-C ends it.
    }

    private void start() throws IOException, InterruptedException {
        for (int taken = port; taken < port + PORTS; taken++) {
            requireFree(taken);
        }
        Installation floor =
                Installation.start(data, Installation.Ports.from(port), HOSPITAL, Installation.Insurance.AGREED);
        print(floor, Accounts.of(floor));
    }

    /** Also what is left of a run that was killed would answer for this one. */
    private static void requireFree(int port) throws IOException {
        try (var attempt = new ServerSocket()) {
            attempt.setReuseAddress(true); // As the programs do: what was closed a moment ago is free.
            attempt.bind(new InetSocketAddress(port));
        } catch (BindException e) {
            throw new IllegalStateException(
                    "port " + port + " is taken by another program, perhaps by what is left of a run that was killed:"
                            + " end it (ss -ltnp shows it), or choose other ports with --port",
                    e);
        }
    }

    private static String said(Exception e) {
        return e instanceof FileSystemException file
                ? file.getFile() + " cannot be written: choose a folder with --data DIR"
                : e.getMessage();
    }

    private boolean read(String[] args) {
        Iterator<String> words = Arrays.asList(args).iterator();
        while (words.hasNext()) {
            String option = words.next();
            if (!words.hasNext()) {
                return false;
            }
            String value = words.next();
            if (option.equals("--data")) {
                data = Path.of(value);
            } else if (option.equals("--port") && value.matches("\\d{4,5}")) {
                port = Integer.parseInt(value);
            } else {
                return false;
            }
        }
        return true;
    }

    private static void print(Installation floor, Accounts accounts) {
        // Under another name than the desks: a browser in which somebody is signed in at a desk counts as no screen.
        String screens = "http://localhost:" + floor.serverUrl().getPort();
        System.out.println();
        page("kiosk 自助机", floor.agentUrl() + "/");
        page("devices 设备（放身份证、看凭条）", floor.devicesUrl() + "/");
        page("phone 患者手机（微信付款）", floor.phone().url() + "/");
        page("phone 患者手机（支付宝付款）", floor.alipay().url() + "/");
        page("desks 护士·医生·医技·药房·检验·管理", floor.serverUrl() + "/desk");
        page("hall screen 大厅屏 B 区", screens + "/screen/hall-B");
        page("hall screen 采血大厅屏", screens + "/screen/hall-X");
        page("door sign 门牌 201 诊室", screens + "/screen/door-R201");
        System.out.println();
        System.out.println("insurance 医保: identity numbers that end in X are refused; men have an account, women none");
        System.out.println();
        System.out.println("sign in 登录 (kept in " + floor.data().resolve("demonstration-accounts.json") + ")");
        accounts.all().forEach((name, password) -> System.out.printf("  %-12s %s%n", name, password));
        System.out.printf(
                "%nserver %d MB, kiosk agent %d MB. Ctrl-C stops everything.%n",
                floor.server().residentMegabytes(), floor.agent().residentMegabytes());
    }

    private static void page(String name, String address) {
        System.out.printf("  %-44s %s%n", address, name);
    }
}
