/// What is wrong in a document. What is said of it is in `Finding+message.swift`.
enum Finding: Hashable {
  // The document as a whole.
  case noDocument
  case jsonSchemaAsDocument
  case versionIsNoString(String)
  case unknownVersion(String)
  case newerVersion(String)
  case nothingInside
  case missingTitle

  // Any object.
  case notAnObject(FixedFields)
  case notAList(String)
  case emptyValue(String)
  case unknownKey(String, in: FixedFields, nearest: String?)
  case newerKey(String, in: FixedFields, since: OpenAPIVersion, document: OpenAPIVersion)
  case missing(String, in: FixedFields)
  case reference(ReferenceFailure)

  // Paths and operations.
  case pathWithoutSlash(String)
  case badPath(String, PathTemplate.Failure)
  case pathWithQuery(String)
  case pathWithFragment(String)
  case pathWithExpression(String)
  case samePath(String)
  case sameOperation(String, path: String)
  case operationReference
  case duplicateOperationID(String)
  case unknownMethod(String, nearest: String?)
  case methodInCapitals(String)
  case noResponses
  case badStatus(String)

  // Parameters.
  case duplicateParameter(String, Parameter.Place)
  case badPlace(String)
  case pathParameterNotInTemplate(String)
  case pathParameterNotDeclared(String)
  case pathParameterNotRequired(String)
  case badStyle(String, Parameter.Place)
  case noSchema(String)
  case schemaAndContent
  case noReservedCharacters(String)
  case badHeaderName(String)
  case querystringWithoutContent
  case querystringTwice
  case querystringWithQuery
  case headerIsIgnored(String)

  // Bodies.
  case badMediaType(String)
  case exampleAndExamples
  case exclusive(String, String)
  case missingDescription
  case bodyOfMethod(String)
  case contentTypeHeader

  // Security and servers.
  case unknownScheme(String, nearest: String?)
  case badSchemeType(String)
  case badSchemePlace(String)
  case undeclaredVariable(String)
  case variableWithoutDefault(String)
  case defaultNotListed(String)
  case noValues(String)

  // `x-stream`.
  case badPattern(String)
  case badRule(String)

  // Schemas.
  case nullableIn31(String?)
  case booleanExclusiveBound(String, bound: String?)
  case numericExclusiveBound(String, String)
  case exclusiveBoundWithoutBound(String)
  case typeSpelling(String, meant: SchemaType)
  case unknownType(String)
  case typeIsNull
  case mapReference(String)
  case typeListIn30
  case nullTypeIn30
  case notASchema
  case wrongKind(keyword: String, expected: String)
  case duplicateRequired(String)
  case requiredIsBoolean
  case discriminatorWithoutName
  case discriminatorText
  case mappingLeadsNowhere(String)
  case oldKeyword(String, instead: String)
}
