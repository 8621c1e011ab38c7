namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Spring Boot and Spring MVC: a CorsFilter before all other filters.</summary>
internal static class SpringFix
{
    public static FixText Of(FixNeeds needs) => new FixText()
        .Say("Spring: in a @Configuration class, a filter that runs before authentication (annotations of org.springframework.core, CORS classes of org.springframework.web):")
        .Code(Lines(needs))
        .Say("With Spring Security add .cors(Customizer.withDefaults()) to the HttpSecurity as well: it takes this bean by its name, corsFilter, and puts it before authentication. Then @CrossOrigin and addCorsMappings are not needed.");

    private static IEnumerable<string> Lines(FixNeeds needs)
    {
        yield return "@Bean";
        yield return "@Order(Ordered.HIGHEST_PRECEDENCE)";
        yield return "public CorsFilter corsFilter() {";
        yield return "    CorsConfiguration cors = new CorsConfiguration();";
        yield return $"    cors.addAllowedOrigin(\"{needs.Origin}\");";
        foreach (var method in needs.Methods)
        {
            yield return $"    cors.addAllowedMethod(\"{method}\");";
        }

        foreach (var name in needs.Headers)
        {
            yield return $"    cors.addAllowedHeader(\"{name}\");";
        }

        yield return $"    cors.setAllowCredentials({(needs.Credentials ? "true" : "false")});";
        yield return "    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();";
        yield return "    source.registerCorsConfiguration(\"/**\", cors);";
        yield return "    return new CorsFilter(source);";
        yield return "}";
    }
}
