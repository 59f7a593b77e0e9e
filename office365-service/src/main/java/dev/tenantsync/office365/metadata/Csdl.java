package dev.tenantsync.office365.metadata;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the model in OData's common schema definition language, XML (OData CSDL 4.0). */
final class Csdl {

  private static final String NAMESPACE = "microsoft.graph";
  private static final String EDMX = "http://docs.oasis-open.org/odata/ns/edmx";
  private static final String EDM = "http://docs.oasis-open.org/odata/ns/edm";

  private final XMLStreamWriter xml;

  private Csdl(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Csdl(xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("utf-8", "1.0");
    xml.writeStartElement("edmx", "Edmx", EDMX);
    xml.writeNamespace("edmx", EDMX);
    xml.writeAttribute("Version", "4.0");
    xml.writeStartElement("edmx", "DataServices", EDMX);
    open("Schema", "Namespace", NAMESPACE, "Alias", "graph");
    xml.writeDefaultNamespace(EDM);
    for (StructuredType type : DirectoryModel.types()) {
      type(type);
    }
    for (BoundOperation operation : DirectoryModel.operations()) {
      operation(operation);
    }
    container();
    xml.writeEndDocument();
  }

  private void type(StructuredType type) throws XMLStreamException {
    String base = type.base() == null ? null : NAMESPACE + "." + type.base();
    boolean root = type.entity() && type.base() == null;
    open(
        type.entity() ? "EntityType" : "ComplexType",
        "Name",
        type.name(),
        "BaseType",
        base,
        "Abstract",
        root ? "true" : null);
    if (root) {
      open("Key");
      empty("PropertyRef", "Name", "id");
      xml.writeEndElement();
    }
    for (Property property : type.properties()) {
      empty(
          "Property",
          "Name",
          property.name(),
          "Type",
          typeOf(property),
          "Nullable",
          required(property));
    }
    for (Property relation : type.relations()) {
      empty("NavigationProperty", "Name", relation.name(), "Type", typeOf(relation));
    }
    xml.writeEndElement();
  }

  private void operation(BoundOperation operation) throws XMLStreamException {
    open(operation.changes() ? "Action" : "Function", "Name", operation.name(), "IsBound", "true");
    parameter(operation.boundTo());
    for (Property parameter : operation.parameters()) {
      parameter(parameter);
    }
    Property returns = operation.returns();
    if (returns != null) {
      empty("ReturnType", "Type", typeOf(returns), "Nullable", required(returns));
    }
    xml.writeEndElement();
  }

  private void parameter(Property parameter) throws XMLStreamException {
    empty("Parameter", "Name", parameter.name(), "Type", typeOf(parameter));
  }

  private void container() throws XMLStreamException {
    open("EntityContainer", "Name", "GraphService");
    for (Property set : DirectoryModel.sets()) {
      empty("EntitySet", "Name", set.name(), "EntityType", NAMESPACE + "." + set.type());
    }
    for (Property singleton : DirectoryModel.singletons()) {
      empty("Singleton", "Name", singleton.name(), "Type", typeOf(singleton));
    }
    xml.writeEndElement();
  }

  private static String typeOf(Property property) {
    String one = property.isPrimitive() ? property.type() : NAMESPACE + "." + property.type();
    return property.many() ? "Collection(" + one + ")" : one;
  }

  private static @Nullable String required(Property property) {
    return property.nullable() ? null : "false";
  }

  private void open(String element, @Nullable String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(attributes);
  }

  private void empty(String element, @Nullable String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  /** Names and values in turn; those without a value are left out. */
  private void attributes(@Nullable String... pairs) throws XMLStreamException {
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1];
      if (value != null) {
        xml.writeAttribute(pairs[i], value);
      }
    }
  }
}
