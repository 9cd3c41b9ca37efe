import BookTypes
import Testing

@Test func `types of a build read what the document shows`() throws {
  let emma = try Book.examples.example
  #expect(emma == Book(isbn: "9780141439518", title: "Emma", binding: .paperback))
}
