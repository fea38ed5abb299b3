package org.houzhen.acceptance;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.houzhen.acceptance.commands.CommandsBench;
import org.houzhen.acceptance.day.DayMain;
import org.houzhen.acceptance.day.EngineBench;
import org.houzhen.acceptance.demonstration.Demonstration;
import org.houzhen.acceptance.fanout.FanoutBench;
import org.houzhen.acceptance.printer.PrinterCampaign;
import org.houzhen.acceptance.visit.KillCampaign;
import org.houzhen.acceptance.visit.Smoke;
import org.houzhen.hardware.simulator.SimulatorMain;

/** The door to every demonstration, proof and benchmark: the first words choose, the rest go to what they chose. */
public final class Toolbox {
    private static final Map<String, Tool> TOOLS = new TreeMap<>(Map.of(
            "bench commands", CommandsBench::main,
            "bench engine", EngineBench::main,
            "bench fanout", FanoutBench::main,
            "campaign kill", KillCampaign::main,
            "campaign printer", PrinterCampaign::main,
            "day", DayMain::main,
            "demonstration", Demonstration::main,
            "devices", SimulatorMain::main,
            "smoke", Smoke::main));

    private Toolbox() {}

    /** What a name starts. */
    @FunctionalInterface
    private interface Tool {
        void main(String[] args) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        for (int words = Math.min(2, args.length); words > 0; words--) {
            Tool tool = TOOLS.get(String.join(" ", Arrays.copyOf(args, words)));
            if (tool != null) {
                tool.main(Arrays.copyOfRange(args, words, args.length));
                return;
            }
        }
        System.err.println("usage: " + String.join(" | ", TOOLS.keySet()));
        System.exit(2);
    }
}
