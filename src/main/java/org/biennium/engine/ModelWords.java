package org.biennium.engine;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The names written in a drawn process, by the ids of its elements. */
public final class ModelWords {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private ModelWords() {}

    /** The message key of an element's name; a user task is called as its form is. */
    public static String key(String slug, String element) {
        return "model." + slug + "." + element;
    }

    /** The names by their message keys. */
    static Map<String, String> names(String xml, String slug) {
        var names = new LinkedHashMap<String, String>();
        named(model(xml, slug)).forEach(element -> names.put(key(slug, element), element.getAttribute("name")));
        return names;
    }

    /**
     * The model with its names in another language.
     *
     * @param texts the text of a message key, null where there is none and the model's own stands
     */
    static String speak(String xml, String slug, Function<String, @Nullable String> texts) {
        var model = model(xml, slug);
        for (var element : named(model)) {
            var name = texts.apply(key(slug, element));
            if (name != null) {
                element.setAttribute("name", name);
            }
        }
        try {
            return written(model);
        } catch (TransformerException e) {
            throw new IllegalStateException("The model of " + slug + " cannot be written", e);
        }
    }

    private static String key(String slug, Element element) {
        var id = element.getAttribute("id");
        return element.getLocalName().equals("userTask") ? "task." + Names.kebab(id) : key(slug, id);
    }

    /** What has a name that people read: a message's is a word between programs. */
    private static List<Element> named(Document model) {
        var elements = model.getElementsByTagNameNS(BPMN, "*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(place -> (Element) elements.item(place))
                .filter(element ->
                        element.hasAttribute("name") && !element.getLocalName().equals("message"))
                .toList();
    }

    private static Document model(String xml, String slug) {
        try {
            return read(xml);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("The model of " + slug + " cannot be read", e);
        }
    }

    private static Document read(String xml) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String written(Document model) throws TransformerException {
        var factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var written = new StringWriter();
        factory.newTransformer().transform(new DOMSource(model), new StreamResult(written));
        return written.toString();
    }
}
