package org.biennium;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The line between a browser and the server: how much goes over it, and how slow it is. */
public final class Line {

    private static final int ONE_KILOBIT_IN_BYTES = 1000 / 8;

    private final CDPSession devTools;
    private long received;

    private Line(CDPSession devTools) {
        this.devTools = devTools;
    }

    /** The line of a page, whose browser forgets what it has fetched so far. */
    public static Line of(Page page) {
        var line = new Line(page.context().newCDPSession(page));
        line.devTools.send("Network.enable");
        line.devTools.send("Network.clearBrowserCache");
        line.devTools.on(
                "Network.loadingFinished",
                loaded -> line.received += loaded.get("encodedDataLength").getAsLong());
        return line;
    }

    /** Makes it as slow as where a telephone has one bar. */
    public Line slow() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 300);
        conditions.addProperty("downloadThroughput", 250 * ONE_KILOBIT_IN_BYTES);
        conditions.addProperty("uploadThroughput", 50 * ONE_KILOBIT_IN_BYTES);
        devTools.send("Network.emulateNetworkConditions", conditions);
        return this;
    }

    /** The bytes that have come over it, with the heads of the answers, as they were compressed. */
    public long received() {
        return received;
    }
}
