// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every view, on a small workflow of its kind, in the browser. */
public class ViewsInBrowserTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Path SCREENSHOTS =
            Launcher.ROOT.resolve("tests/install/target/screenshots");

    /** A name that would run a script if it were taken for markup. */
    private static final String HOSTILE =
            "</script><script>alert(1)</script><img/src=x/onerror=alert(2)>'\\u0022&amp;";

    private static final Map<String, Path> RESULTS = new HashMap<>();

    private static Chromium browser;

    @BeforeClass
    public static void startBrowser() throws Exception {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            String message =
                    "No Chromium on this machine (PATH, STRAND_BROWSER): views are not tested.";
            assertNotEquals(message, "1", System.getenv("STRAND_REQUIRE_BROWSER"));
            System.out.println(message);
        }
        assumeTrue("Chromium is installed", program.isPresent());
        browser = Chromium.start(program.get());
    }

    @AfterClass
    public static void stopBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    /** Runs a workflow with little training, once for all tests. */
    private static Path results(String workflow) throws Exception {
        Path done = RESULTS.get(workflow);
        if (done == null) {
            done = run(workflow, workflow, "-workflow.variable=epochs,3,int");
            RESULTS.put(workflow, done);
        }
        return done;
    }

    private static Path run(String workflow, String name, String... variables) throws Exception {
        Path out = FOLDER.getRoot().toPath().resolve(name);
        Launcher.Result result =
                Launcher.strand(
                        Stream.concat(
                                        Stream.of(
                                                "run",
                                                Launcher.ROOT
                                                        .resolve("workflows")
                                                        .resolve(workflow)
                                                        .toString()),
                                        Stream.concat(
                                                Stream.of(variables),
                                                Stream.of("--out", out.toString())))
                                .toArray(String[]::new));
        assertEquals(result.output(), 0, result.exitCode());
        return out;
    }

    private static Path view(Path results, String node) throws IOException {
        try (Stream<Path> nodes = Files.list(results)) {
            return nodes.filter(folder -> folder.getFileName().toString().startsWith(node + " (#"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("view.html");
        }
    }

    /** What holds for every page, light and dark, wide and narrow; keeps the pictures. */
    private static void checkPage(Path view, String name, String title, List<String> panels)
            throws Exception {
        try (BrowserPage page = browser.newPage()) {
            for (boolean dark : new boolean[] {false, true}) {
                page.open(view, dark, 1300);
                page.screenshot(SCREENSHOTS.resolve(name + (dark ? "-dark" : "") + ".png"));
                checkSilence(page, view);
                assertEquals(List.of(title), page.texts("h1"));
                assertEquals(panels, page.texts(".panels > .panel > h2"));
                assertEquals(
                        "charts that are drawn",
                        page.number("document.querySelectorAll('.chart').length"),
                        page.number(
                                "[...document.querySelectorAll('.chart')].filter((chart) =>"
                                        + " chart.querySelectorAll('svg path').length > 2 &&"
                                        + " chart.clientHeight > 200).length"));
                assertEquals(
                        "rows of panels that end before the page does",
                        0,
                        page.number(
                                "(() => { const grid = document.querySelector('.panels'); const"
                                    + " ends = {}; for (const panel of grid.children) { const box ="
                                    + " panel.getBoundingClientRect(); ends[box.top] ="
                                    + " Math.max(ends[box.top] ?? 0, box.right); } return"
                                    + " Object.values(ends).filter((end) => end <"
                                    + " grid.getBoundingClientRect().right - 2).length; })()"));
                assertEquals(
                        "charts without a description",
                        List.of(),
                        page.texts(".chart:not([role=img]), .chart:not([aria-label])"));
                int brightness =
                        page.number(
                                "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
                                        + ".reduce((sum, part) => sum + Number(part), 0)");
                assertEquals("background " + brightness, dark, brightness < 300);
            }
            page.open(view, false, 400);
            checkSilence(page, view);
            assertTrue(
                    "a narrow window needs no scrolling to the side",
                    page.number("document.documentElement.scrollWidth") <= 400);
        }
    }

    /** The page says nothing in the console and loads nothing but itself. */
    private static void checkSilence(BrowserPage page, Path view) throws Exception {
        assertEquals(List.of(), page.problems());
        assertEquals("ready", page.text("document.documentElement.dataset.state"));
        assertEquals(
                List.of(view.toUri().toString()),
                page.requests().stream().filter(one -> !one.startsWith("data:")).toList());
    }

    @Test
    public void theLearnerShowsLossAndScoreByEpochBesideSimpleMethods() throws Exception {
        Path view = view(results("expression-classes"), "RNN Learner");
        checkPage(
                view,
                "rnn-learner-classes",
                "RNN Learner",
                List.of(
                        "Loss by epoch",
                        "Accuracy by epoch",
                        "Network and simple methods on the validation rows"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view, false, 1300);
            assertTrue(page.texts(".facts dd").contains("3 of 3") || facts(page).contains("of 3"));
            String description = page.text("document.querySelector('.chart').ariaLabel");
            assertTrue(description, description.contains("Training ("));
            assertTrue(description, description.contains("line: Kept: epoch "));
            page.value("document.querySelector('details > summary').click()");
            assertEquals(
                    "a row for each epoch and each of the two lines",
                    6,
                    page.number("document.querySelectorAll('details[open] tbody tr').length"));
        }
    }

    private static String facts(BrowserPage page) throws Exception {
        return String.join(" | ", page.texts(".facts dd"));
    }

    @Test
    public void theScorerShowsConfusionsAndRocCurvesOfClasses() throws Exception {
        Path view = view(results("expression-classes"), "Sequence Scorer");
        checkPage(
                view,
                "sequence-scorer-classes",
                "Sequence Scorer",
                List.of("Confusion matrix", "ROC curves", "Scores of each class"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view, false, 1300);
            List<String> counts = page.texts(".matrix tbody td");
            int labels = page.number("document.querySelectorAll('.matrix tbody tr').length");
            assertEquals(labels * labels, counts.size());
            page.value("document.querySelectorAll('[type=radio]')[1].click()");
            double first = 0;
            for (String share : page.texts(".matrix tbody tr:first-child td")) {
                first += Double.parseDouble(share);
            }
            assertEquals("shares of a true label", 100, first, 0.3);
        }
    }

    @Test
    public void thePredictorShowsHowSureItIsOfClasses() throws Exception {
        checkPage(
                view(results("expression-classes"), "LSTM Predictor"),
                "lstm-predictor-classes",
                "LSTM Predictor",
                List.of(
                        "Predicted classes",
                        "How sure the network is",
                        "Probabilities of a row",
                        "Rows"));
    }

    @Test
    public void thePredictorShowsLabelsAlongTheSequenceThatKeysMoveThrough() throws Exception {
        Path view = view(results("secondary-structure"), "LSTM Predictor");
        checkPage(
                view,
                "lstm-predictor-positions",
                "LSTM Predictor",
                List.of(
                        "Predicted labels along the sequence",
                        "Predicted labels",
                        "How sure the network is"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view, false, 1300);
            page.value("document.querySelector('.track').focus()");
            page.press("ArrowRight");
            String first = page.text("document.querySelector('.readout').textContent");
            assertTrue(first, first.startsWith("Position 1, "));
            page.press("ArrowRight");
            String second = page.text("document.querySelector('.readout').textContent");
            assertTrue(
                    second,
                    second.matches(
                            "Position 2, [A-Z]: predicted [CEH]; C 0\\.\\d{3}, E .*, H"
                                    + " 0\\.\\d{3}"));
            page.press("ArrowLeft");
            assertEquals(first, page.text("document.querySelector('.readout').textContent"));
            String name = page.text("document.querySelector('.track').ariaLabel");
            page.value("document.querySelector('button[aria-label=Next]').click()");
            assertNotEquals(name, page.text("document.querySelector('.track').ariaLabel"));
            assertEquals(List.of(), page.problems());
        }
    }

    @Test
    public void theScorerShowsTrueAndPredictedLabelsAlongTheSequence() throws Exception {
        Path view = view(results("secondary-structure"), "Sequence Scorer");
        checkPage(
                view,
                "sequence-scorer-positions",
                "Sequence Scorer",
                List.of(
                        "Confusion matrix of positions",
                        "Scores of each label",
                        "Accuracy of the sequences",
                        "True and predicted labels along the sequences"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view, false, 1300);
            assertTrue(page.texts(".track .head").containsAll(List.of("True", "Predicted")));
            assertTrue("wrong labels are marked", page.truth("!!document.querySelector('.wrong')"));
        }
    }

    @Test
    public void theScorerShowsMeasuredAgainstPredictedNumbers() throws Exception {
        Path view = view(results("solubility"), "Sequence Scorer");
        checkPage(
                view,
                "sequence-scorer-numbers",
                "Sequence Scorer",
                List.of("Measured and predicted", "Distribution of the errors", "Scores"));
        checkPage(
                view(results("solubility"), "LSTM Predictor"),
                "lstm-predictor-numbers",
                "LSTM Predictor",
                List.of("Predicted numbers"));
    }

    @Test
    public void theScorerShowsYesNoTargets() throws Exception {
        Path view = view(results("toxicity"), "Sequence Scorer");
        checkPage(
                view,
                "sequence-scorer-yes-no",
                "Sequence Scorer",
                List.of("ROC curves", "Confusions", "Scores of each target"));
        checkPage(
                view(results("toxicity"), "LSTM Predictor"),
                "lstm-predictor-yes-no",
                "LSTM Predictor",
                List.of("Rows with the answer yes", "Probability of yes"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view, false, 1300);
            String before = page.text("document.querySelector('.panel .panel h3').textContent");
            page.value(
                    "(() => { const select = document.querySelector('select'); select.value = '1';"
                            + " select.dispatchEvent(new Event('change')); })()");
            assertNotEquals(
                    before, page.text("document.querySelector('.panel .panel h3').textContent"));
        }
    }

    @Test
    public void forecastsAreShownBesideTheSeries() throws Exception {
        checkPage(
                view(results("cell-cycle"), "RNN Learner"),
                "rnn-learner-forecast",
                "RNN Learner",
                List.of(
                        "Loss by epoch",
                        "RMSE by epoch",
                        "Network and simple methods on the validation rows"));
        checkPage(
                view(results("cell-cycle"), "LSTM Predictor"),
                "lstm-predictor-forecast",
                "LSTM Predictor",
                List.of("Series and forecast"));
        checkPage(
                view(results("cell-cycle"), "Sequence Scorer"),
                "sequence-scorer-forecast",
                "Sequence Scorer",
                List.of("Error of the forecast one step ahead", "Measured and forecast"));
    }

    /** Generates by little training, once for all tests. */
    private static Path generated(String workflow, int iterations) throws Exception {
        Path done = RESULTS.get(workflow);
        if (done == null) {
            done =
                    run(
                            workflow,
                            workflow,
                            "-workflow.variable=iterations," + iterations + ",int",
                            "-workflow.variable=generated,200,int");
            RESULTS.put(workflow, done);
        }
        return done;
    }

    @Test
    public void theGanLearnerShowsDistanceLossesAndSamples() throws Exception {
        List<String> panels =
                List.of(
                        "Distance to held-out rows",
                        "Losses",
                        "What the critic knows",
                        "Repeated and copied rows",
                        "Samples");
        Path sequences = view(generated("promoter-design", 250), "GAN Learner");
        checkPage(sequences, "gan-learner-sequences", "GAN Learner", panels);
        checkPage(
                view(generated("profile-generation", 300), "GAN Learner"),
                "gan-learner-profiles",
                "GAN Learner",
                panels);
        try (BrowserPage page = browser.newPage()) {
            page.open(sequences, false, 1300);
            String sample = page.texts("td.long").get(0);
            assertTrue(sample, sample.matches("[ACGT]{50}"));
        }
    }

    @Test
    public void theGenerationScorerShowsGeneratedRowsBesideBaselines() throws Exception {
        checkPage(
                view(generated("promoter-design", 250), "Generation Scorer"),
                "generation-scorer-sequences",
                "Generation Scorer",
                List.of(
                        "What stands where",
                        "Can a classifier tell it from real rows?",
                        "ROC curves of the classifiers",
                        "Divergence by position",
                        "Composition by position",
                        "Motif sites by position",
                        "Frequencies of 3-mers",
                        "All figures"));
        try (BrowserPage page = browser.newPage()) {
            page.open(view(generated("promoter-design", 250), "Generation Scorer"), false, 1300);
            List<String> labels = page.texts(".chart svg text");
            assertTrue(
                    "names beside the bars, uncut: " + labels,
                    labels.containsAll(List.of("Position weights", "Position Markov 3")));
        }
        checkPage(
                view(generated("profile-generation", 300), "Generation Scorer"),
                "generation-scorer-profiles",
                "Generation Scorer",
                List.of(
                        "Maximum mean discrepancy",
                        "Can a classifier tell it from real rows?",
                        "Means",
                        "Standard deviations",
                        "Gene-gene correlations",
                        "All figures"));
    }

    @Test
    public void namesThatLookLikeMarkupStayText() throws Exception {
        Path original = Launcher.ROOT.resolve("workflows/cell-cycle/data/cell-cycles.tsv");
        List<String> lines = Files.readAllLines(original);
        String gene = lines.get(1).split("\t", 2)[0];
        Path changed = FOLDER.getRoot().toPath().resolve("hostile.tsv");
        Files.writeString(
                changed,
                String.join("\n", lines).replace("\n" + gene + "\t", "\n" + HOSTILE + "\t"));
        Path out =
                run(
                        "cell-cycle",
                        "hostile",
                        "-workflow.variable=epochs,1,int",
                        "-workflow.variable=input," + changed + ",String");
        boolean found = false;
        for (String node : List.of("LSTM Predictor", "Sequence Scorer")) {
            Path view = view(out, node);
            assertFalse(Files.readString(view).contains(HOSTILE));
            try (BrowserPage page = browser.newPage()) {
                page.open(view, false, 1300);
                checkSilence(page, view);
                found |= page.texts("option").contains(HOSTILE);
                assertEquals(0, page.number("document.images.length"));
            }
        }
        assertTrue("the name is shown as it is", found);
    }

    @Test
    public void dataFromAStrangerCannotRunScripts() throws Exception {
        Path view = view(results("cell-cycle"), "RNN Learner");
        String page = Files.readString(view);
        Path evil = FOLDER.getRoot().toPath().resolve("evil.html");
        Files.writeString(
                evil,
                page.replace(
                        "<main id=\"page\"></main>",
                        "<main id=\"page\"></main><script>document.title = 'run'</script><img src=x"
                            + " onerror=\"document.title = 'run'\"><img src=\"file:///etc/x\">"));
        try (BrowserPage tab = browser.newPage()) {
            tab.open(evil, false, 1300);
            assertNotEquals("run", tab.text("document.title"));
            assertTrue(
                    tab.problems().toString(), tab.problems().toString().contains("Content Sec"));
        }
    }
}
