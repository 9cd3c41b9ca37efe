import Testing

@testable import UnderstudyMocking

struct RouterTests {
  private func router(_ paths: [String]) -> Router {
    var router = Router()
    for (index, path) in paths.enumerated() { router.insert(method: "GET", path: path, operation: index) }
    return router
  }

  @Test(arguments: [
    ("/pets/mine", 1, []), ("/pets/7", 0, ["7"]), ("/pets/a%2Fb", 0, ["a%2Fb"]), ("/pets/7.json", 2, ["7"]),
    ("/pets/7/toys/9?x=/", 3, ["7", "9"]), ("/", 4, []), ("/p%65ts/mine", 1, []), ("/pets/mine?q=1", 1, []),
    ("/pets/7.json/toys/9", 3, ["7.json", "9"]),
  ])
  func `the concrete wins over the templated, segment by segment`(
    target: String, operation: Int, arguments: [String]
  ) throws {
    let router = router(["/pets/{id}", "/pets/mine", "/pets/{id}.json", "/pets/{id}/toys/{toy}", "/"])
    let match = try #require(router.match(target))
    #expect(match.operation(for: "GET") == operation)
    #expect(match.arguments.map { String($0.value) } == arguments)
  }

  @Test(arguments: ["/pets", "/pets/", "/pets/7/", "/pets/7/toys", "", "//", "/PETS/mine", "/pets//toys/1"])
  func `what is not a path of the document leads nowhere`(target: String) {
    #expect(router(["/pets/{id}", "/pets/mine", "/pets/{id}/toys/{toy}"]).match(target) == nil)
  }

  @Test func `one path keeps all its methods`() throws {
    var router = Router()
    router.insert(method: "GET", path: "/a/{b}", operation: 0)
    router.insert(method: "POST", path: "/a/{b}", operation: 1)
    let match = try #require(router.match("/a/1"))
    #expect(match.operation(for: "POST") == 1)
    #expect(match.operation(for: "PUT") == nil)
    #expect(match.operations.map(\.method) == ["GET", "POST"])
  }
}
