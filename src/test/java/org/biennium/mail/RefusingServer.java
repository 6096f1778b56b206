package org.biennium.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;

/** A mail server that answers some addresses with a refusal, and may hang up once it has taken a letter. */
@NullMarked
final class RefusingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> refusals;
    private final boolean hangsUp;

    /** The recipients of each letter that was taken. */
    final List<List<String>> taken = new CopyOnWriteArrayList<>();

    /** @param refusals answer by address, such as "550 5.1.1 nobody of that name" */
    RefusingServer(Map<String, String> refusals, boolean hangsUp) throws IOException {
        this.refusals = refusals;
        this.hangsUp = hangsUp;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "refusing-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client hung up, or the test is over.
                continue;
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        var recipients = new ArrayList<String>();
        say(client, "220 refusing");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(java.util.Locale.ROOT);
            if (command.startsWith("RCPT TO:")) {
                var address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                var answer = refusals.getOrDefault(address, "250 ok");
                if (answer.startsWith("2")) {
                    recipients.add(address);
                }
                say(client, answer);
            } else if (command.equals("DATA")) {
                say(client, "354 go on");
                while (!".".equals(in.readLine())) {
                    // The letter itself is of no interest here.
                }
                taken.add(List.copyOf(recipients));
                say(client, "250 taken");
                if (hangsUp) {
                    return;
                }
            } else if (command.equals("RSET")) {
                recipients.clear();
                say(client, "250 ok");
            } else {
                say(client, "250 ok");
            }
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
