// @fault The authentication filter before CORS
// @cause auth-before-cors
// @says proven
// [fix
@Override
public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOrigins("http://app.example.com").allowedMethods("GET", "PUT").allowedHeaders("authorization", "content-type").allowCredentials(false);
}
// fix]
@Bean
public BasicAuthentication authentication() {
    return new BasicAuthentication();
}
