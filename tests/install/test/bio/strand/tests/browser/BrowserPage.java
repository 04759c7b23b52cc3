// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab of the browser: opens files, runs JavaScript, and keeps what went wrong. */
final class BrowserPage implements WebSocket.Listener, AutoCloseable {

    private static final int SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger lastId = new AtomicInteger();
    private final StringBuilder incoming = new StringBuilder();
    private WebSocket socket;

    private BrowserPage() {}

    static BrowserPage connect(HttpClient client, URI address)
            throws IOException, InterruptedException {
        BrowserPage page = new BrowserPage();
        try {
            page.socket =
                    client.newWebSocketBuilder()
                            .buildAsync(address, page)
                            .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No connection to the browser", e);
        }
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            page.call(domain + ".enable", new JsonObject());
        }
        return page;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        incoming.append(data);
        if (last) {
            JsonObject message = JsonParser.parseString(incoming.toString()).getAsJsonObject();
            incoming.setLength(0);
            if (message.has("id")) {
                waiting.remove(message.get("id").getAsInt()).complete(message);
            } else {
                note(message.get("method").getAsString(), message.getAsJsonObject("params"));
            }
        }
        from.request(1);
        return null;
    }

    private void note(String event, JsonObject parameters) {
        switch (event) {
            case "Runtime.exceptionThrown", "Log.entryAdded" -> problems.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> problems.add(parameters.toString());
            case "Network.requestWillBeSent" ->
                    requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
            default -> {
                // The other events say nothing about the page.
            }
        }
    }

    private JsonObject call(String method, JsonObject parameters)
            throws IOException, InterruptedException {
        int id = lastId.incrementAndGet();
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
            JsonObject result = answer.get(SECONDS, TimeUnit.SECONDS);
            if (result.has("error")) {
                throw new IOException(method + ": " + result.get("error"));
            }
            return result.getAsJsonObject("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The browser does not answer to " + method, e);
        }
    }

    /** Opens a file and waits until its view is drawn. */
    void open(Path file, boolean dark, int width) throws IOException, InterruptedException {
        JsonObject size = new JsonObject();
        size.addProperty("width", width);
        size.addProperty("height", 900);
        size.addProperty("deviceScaleFactor", 1);
        size.addProperty("mobile", false);
        call("Emulation.setDeviceMetricsOverride", size);
        setDark(dark);
        // The page before must not be taken for this one.
        value("document.documentElement && (document.documentElement.dataset.state = '')");
        problems.clear();
        requests.clear();
        JsonObject target = new JsonObject();
        target.addProperty("url", file.toUri().toString());
        call("Page.navigate", target);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!text("document.documentElement?.dataset.state ?? ''").matches("ready|failed")) {
            if (System.nanoTime() > end) {
                throw new IOException(file + " does not come to its end: " + problems);
            }
            Thread.sleep(50);
        }
    }

    /** Switches between light and dark while the page is open. */
    void setDark(boolean dark) throws IOException, InterruptedException {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", dark ? "dark" : "light");
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject media = new JsonObject();
        media.add("features", features);
        call("Emulation.setEmulatedMedia", media);
    }

    /** The value of a JavaScript expression. */
    JsonElement value(String expression) throws IOException, InterruptedException {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        JsonObject answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.getAsJsonObject("result").get("value");
    }

    String text(String expression) throws IOException, InterruptedException {
        return value(expression).getAsString();
    }

    int number(String expression) throws IOException, InterruptedException {
        return value(expression).getAsInt();
    }

    boolean truth(String expression) throws IOException, InterruptedException {
        return value(expression).getAsBoolean();
    }

    /** The texts of the elements that a selector finds. */
    List<String> texts(String selector) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        value("[...document.querySelectorAll('" + selector + "')].map((e) => e.textContent)")
                .getAsJsonArray()
                .forEach(text -> texts.add(text.getAsString()));
        return texts;
    }

    /** Presses and releases a key on the element that has the focus. */
    void press(String key) throws IOException, InterruptedException {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            JsonObject event = new JsonObject();
            event.addProperty("type", type);
            event.addProperty("key", key);
            event.addProperty("code", key);
            call("Input.dispatchKeyEvent", event);
        }
    }

    /** Keeps a picture of the whole page. */
    void screenshot(Path file) throws IOException, InterruptedException {
        JsonObject clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", 0);
        clip.addProperty("width", number("document.documentElement.clientWidth"));
        clip.addProperty("height", number("document.documentElement.scrollHeight"));
        clip.addProperty("scale", 1);
        JsonObject parameters = new JsonObject();
        parameters.addProperty("format", "png");
        parameters.addProperty("captureBeyondViewport", true);
        parameters.add("clip", clip);
        String picture = call("Page.captureScreenshot", parameters).get("data").getAsString();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    /** Errors, warnings and messages of the page and of the browser about it. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What was loaded since the page was opened, itself included. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
