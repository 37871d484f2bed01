import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDF files against PDF/UA-1. One line a file: path, number of checks, failed rules; tabs between. */
public class Check {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            StringBuilder line = new StringBuilder(file);
            try (InputStream stream = Files.newInputStream(Path.of(file));
                    PDFAParser parser = Foundries.defaultInstance().createParser(stream, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                line.append('\t').append(result.getTotalAssertions());
                result.getFailedChecks().forEach((rule, count) ->
                        line.append('\t').append(rule.getClause()).append('-').append(rule.getTestNumber())
                                .append(" x").append(count));
                if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                    line.append("\tnot compliant");
                }
            } catch (Exception error) {
                line.append("\t0\tnot read: ").append(String.valueOf(error.getMessage()).replaceAll("\\s+", " "));
            }
            System.out.println(line);
        }
    }
}
