package org.houzhen.hardware;

/** How a device is and what to do about it, for a technician in front of it, in Chinese and in English. */
public record DeviceWords(String chinese, String english) {
    private static final DeviceWords NOTHING = new DeviceWords("", "");

    public static DeviceWords of(DeviceReason reason) {
        return switch (reason) {
            case READY -> words("正常", "ready");
            case STARTING -> words("正在启动", "starting");
            case PAPER_LOW -> words("纸快用完", "paper low");
            case PAPER_OUT -> words("缺纸", "out of paper");
            case COVER_OPEN -> words("上盖未合", "cover open");
            case CUTTER_FAULT -> words("切刀故障", "cutter fault");
            case PAPER_JAM -> words("卡纸", "paper jam");
            case MEDIUM_NOT_TAKEN -> words("纸条没有取走", "slip not taken");
            case SUPPLY_LOW -> words("墨粉不足", "toner low");
            case SUPPLY_OUT -> words("墨粉用尽", "out of toner");
            case DEVICE_FAULT -> words("设备报告故障", "reports a fault");
            case DEVICE_OFFLINE -> words("设备脱机", "set off line");
            case BUSY -> words("被占用", "in use");
            case AMBIGUOUS -> words("多个设备符合地址", "several fit the address");
            case CANCELED -> words("已取消", "cancelled");
            case EARLIER_JOB -> words("还有旧文件未撤回", "still holds an earlier job");
            case UNSUPPORTED -> words("不支持", "not supported");
            case DAMAGED_ANSWER -> words("应答损坏", "damaged answers");
            case NO_ANSWER -> words("没有响应", "no answer");
            case SERVICE_STOPPED -> words("系统服务未启动", "its service is stopped");
            case UNPLUGGED -> words("未连接", "not connected");
        };
    }

    /** Empty where nothing is to be done. */
    public static DeviceWords remedy(DeviceReason reason) {
        return switch (reason) {
            case READY, CANCELED -> NOTHING;
            case STARTING -> words("等几秒再查", "wait a few seconds, check again");
            case PAPER_LOW, SUPPLY_LOW -> words("请尽快添加", "refill soon");
            case PAPER_OUT, SUPPLY_OUT -> words("请添加", "refill now");
            case MEDIUM_NOT_TAKEN -> words("取走出口处的纸条", "take the slip out of the mouth");
            case COVER_OPEN -> words("合上盖子", "close it");
            case CUTTER_FAULT -> words("关机，清出切刀处的纸", "switch off, free the knife");
            case PAPER_JAM -> words("打开，取出卡住的纸", "open it, take the paper out");
            case DEVICE_FAULT -> words("断电再开；仍不行报修", "switch off and on; else call service");
            case DEVICE_OFFLINE -> words("按设备的联机键", "press its online button");
            case BUSY -> words("关掉占用它的程序", "stop the other program using it");
            case AMBIGUOUS -> words("地址里写明序列号 serial", "put its serial= into the address");
            case EARLIER_JOB -> words("先在打印机上删除作业", "delete it at the printer first");
            case UNSUPPORTED -> words("核对配置里的型号和地址", "check model and address configured");
            case DAMAGED_ANSWER, NO_ANSWER -> words("查波特率、端口和电源", "check baud rate, port, power");
            case SERVICE_STOPPED -> words("启动 pcscd 服务", "start the service pcscd");
            case UNPLUGGED -> words("查电源、线缆和地址", "check power, cable, address");
        };
    }

    private static DeviceWords words(String chinese, String english) {
        return new DeviceWords(chinese, english);
    }
}
